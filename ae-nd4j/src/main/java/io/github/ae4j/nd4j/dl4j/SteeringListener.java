package io.github.ae4j.nd4j.dl4j;

import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.BaseTrainingListener;

/** Announces each step of a network, before the update and after it. */
final class SteeringListener extends BaseTrainingListener {
  private final Runnable gradientsAreThere;
  private final Runnable parametersHaveMoved;

  SteeringListener(Runnable gradientsAreThere, Runnable parametersHaveMoved) {
    this.gradientsAreThere = gradientsAreThere;
    this.parametersHaveMoved = parametersHaveMoved;
  }

  @Override
  public void onGradientCalculation(Model model) {
    gradientsAreThere.run();
  }

  @Override
  public void iterationDone(Model model, int iteration, int epoch) {
    parametersHaveMoved.run();
  }
}
