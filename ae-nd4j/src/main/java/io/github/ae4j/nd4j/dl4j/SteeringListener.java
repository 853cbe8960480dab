package io.github.ae4j.nd4j.dl4j;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.BaseTrainingListener;

/**
 * Is told of a network's steps, between gradient and update and after the update, and of pretraining, where DL4J
 * hands a network's listeners to its layers. A graph and its clones have one list of listeners, so that those of
 * others are told apart.
 */
final class SteeringListener extends BaseTrainingListener {
  private final Network network;
  private final Runnable gradientsAreThere;
  private final Runnable parametersHaveMoved;
  private final Runnable pretrained;

  SteeringListener(
      Network network,
      Runnable gradientsAreThere,
      Runnable parametersHaveMoved,
      Runnable pretrained) {
    this.network = network;
    this.gradientsAreThere = gradientsAreThere;
    this.parametersHaveMoved = parametersHaveMoved;
    this.pretrained = pretrained;
  }

  @Override
  public void onGradientCalculation(Model model) {
    if (model == network.model()) {
      gradientsAreThere.run();
    } else if (isLayer(model)) {
      pretrained.run();
    }
  }

  private boolean isLayer(Model model) {
    for (Layer layer : network.layers()) {
      if (layer == model) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void iterationDone(Model model, int iteration, int epoch) {
    if (model == network.model()) {
      parametersHaveMoved.run();
    }
  }
}
