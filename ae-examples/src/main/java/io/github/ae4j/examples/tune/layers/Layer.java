package io.github.ae4j.examples.tune.layers;

import java.util.SplittableRandom;

/**
 * One function of a network, on a batch at once; its weights are a part of one array of all weights. Keeps a
 * scratch, so serves one thread. Arrays that it returns are overwritten by its next call.
 */
public interface Layer {
  /** Number of weights. */
  int size();

  /** Multiplications of one row forwards, about. */
  long work();

  /**
   * Writes the initial weights.
   *
   * @param theta all weights
   * @param from where those of this layer begin
   */
  void start(double[] theta, int from, SplittableRandom random);

  /**
   * The outputs.
   *
   * @param theta all weights
   * @param from where those of this layer begin
   * @param x inputs, kept until {@link #backward}
   * @param rows of the batch
   */
  double[] forward(double[] theta, int from, double[] x, int rows);

  /**
   * The derivatives of the loss in the inputs of the last {@link #forward}.
   *
   * @param slope derivatives in the outputs, not changed
   * @param gradient of all weights; this layer's are added
   */
  double[] backward(double[] theta, int from, double[] slope, int rows, double[] gradient);
}
