package io.github.ae4j.nd4j;

import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.BaseTrainingListener;

/** Announces each step of a network to its loop, before the update and after it. */
final class SteeringListener extends BaseTrainingListener {
  private final SteeredNetwork network;

  SteeringListener(SteeredNetwork network) {
    this.network = network;
  }

  @Override
  public void onGradientCalculation(Model model) {
    network.announce();
  }

  @Override
  public void iterationDone(Model model, int iteration, int epoch) {
    network.done();
  }
}
