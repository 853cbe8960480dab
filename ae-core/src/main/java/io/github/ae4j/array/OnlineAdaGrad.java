package io.github.ae4j.array;

/** AdaGrad whose learning rate the trend of the loss moves. */
public final class OnlineAdaGrad extends RuledOptimizer {
  /**
   * On an array, updated in place.
   *
   * @param learningRate to start from; positive
   */
  public OnlineAdaGrad(double[] parameters, double learningRate) {
    super(ArrayOptimizer.adaGrad(parameters, ArraySettings.of(learningRate).withMomentum(0.0)));
  }
}
