package io.github.ae4j.examples.tune.layers;

import java.util.SplittableRandom;

/**
 * Vectors of tokens plus those of their places in the window: y_f = E_f(token) + P_f(place). The one feature of
 * the inputs is the token's number; rows come window after window.
 */
public final class Embedding implements Layer {
  private static final double DEVIATION = 0.1;

  private final int vocabulary;
  private final int context;
  private final int width;
  private double[] x = {};
  private double[] y = {};

  /** Of a number of tokens, in windows of a length, to vectors of a width. */
  public Embedding(int vocabulary, int context, int width) {
    this.vocabulary = vocabulary;
    this.context = context;
    this.width = width;
  }

  @Override
  public int size() {
    return width * (vocabulary + context);
  }

  @Override
  public long work() {
    return width;
  }

  @Override
  public void start(double[] theta, int from, SplittableRandom random) {
    Vectors.normal(DEVIATION, theta, from, size(), random);
  }

  @Override
  public double[] forward(double[] theta, int from, double[] x, int rows) {
    this.x = x;
    y = Vectors.zeros(y, width * rows);
    for (int f = 0; f < width; f++) {
      int tokens = from + f * vocabulary;
      int places = from + width * vocabulary + f * context;
      for (int r = 0; r < rows; r++) {
        y[f * rows + r] = theta[tokens + (int) x[r]] + theta[places + r % context];
      }
    }
    return y;
  }

  /** Tokens have no derivatives: those returned are 0. */
  @Override
  public double[] backward(double[] theta, int from, double[] slope, int rows, double[] gradient) {
    for (int f = 0; f < width; f++) {
      int tokens = from + f * vocabulary;
      int places = from + width * vocabulary + f * context;
      for (int r = 0; r < rows; r++) {
        gradient[tokens + (int) x[r]] += slope[f * rows + r];
        gradient[places + r % context] += slope[f * rows + r];
      }
    }
    return new double[rows];
  }
}
