package io.github.ae4j.array;

/** SGD without momentum whose learning rate the trend of the loss moves. */
public final class OnlineSgd extends RuledOptimizer {
  /**
   * On an array, updated in place.
   *
   * @param learningRate to start from; positive
   */
  public OnlineSgd(double[] parameters, double learningRate) {
    super(ArrayOptimizer.sgd(parameters, ArraySettings.of(learningRate).withMomentum(0.0)));
  }
}
