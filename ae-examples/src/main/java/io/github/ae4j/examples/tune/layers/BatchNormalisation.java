package io.github.ae4j.examples.tune.layers;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Batch normalisation (Ioffe, Szegedy 2015): over the rows and places of a channel y = g (x - mean) / sqrt(variance
 * + 1e-5) + b. The statistics are always those of the batch at hand, in use as in training: there are no running
 * ones, so that a loss is a function of the weights and the batch alone.
 */
public final class BatchNormalisation implements Layer {
  private static final double EPSILON = 1e-5;

  private final int channels;
  private final int places;
  private final double scale;
  private final double[] inverse;
  private double[] unit = {};
  private double[] y = {};
  private double[] passed = {};

  /**
   * A layer; scales g come first, shifts b, which start at 0, behind them.
   *
   * @param places of a channel
   * @param scale g at the start
   */
  public BatchNormalisation(int channels, int places, double scale) {
    this.channels = channels;
    this.places = places;
    this.scale = scale;
    inverse = new double[channels];
  }

  @Override
  public int size() {
    return 2 * channels;
  }

  @Override
  public long work() {
    return 2L * channels * places;
  }

  @Override
  public void start(double[] theta, int from, SplittableRandom random) {
    Arrays.fill(theta, from, from + channels, scale);
  }

  @Override
  public double[] forward(double[] theta, int from, double[] x, int rows) {
    unit = Vectors.zeros(unit, x.length);
    y = Vectors.zeros(y, x.length);
    int count = places * rows;
    for (int c = 0; c < channels; c++) {
      int start = c * count;
      double mean = Vectors.sum(x, start, count) / count;
      double squares = 0.0;
      for (int i = start; i < start + count; i++) {
        unit[i] = x[i] - mean;
        squares += unit[i] * unit[i];
      }
      inverse[c] = 1.0 / Math.sqrt(squares / count + EPSILON);
      for (int i = start; i < start + count; i++) {
        unit[i] *= inverse[c];
        y[i] = theta[from + c] * unit[i] + theta[from + channels + c];
      }
    }
    return y;
  }

  /** dx = g (s - mean s - u mean(s u)) / deviation, s the slope and u the normalised. */
  @Override
  public double[] backward(double[] theta, int from, double[] slope, int rows, double[] gradient) {
    passed = Vectors.zeros(passed, slope.length);
    int count = places * rows;
    for (int c = 0; c < channels; c++) {
      int start = c * count;
      double along = Vectors.dot(slope, start, unit, start, count);
      double sum = Vectors.sum(slope, start, count);
      gradient[from + c] += along;
      gradient[from + channels + c] += sum;
      double factor = theta[from + c] * inverse[c];
      for (int i = start; i < start + count; i++) {
        passed[i] = factor * (slope[i] - sum / count - unit[i] * along / count);
      }
    }
    return passed;
  }
}
