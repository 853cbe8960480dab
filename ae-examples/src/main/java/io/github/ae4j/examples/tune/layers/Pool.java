package io.github.ae4j.examples.tune.layers;

import java.util.SplittableRandom;

/** The mean over the places of each channel. */
public final class Pool implements Layer {
  private final int channels;
  private final int places;
  private double[] y = {};
  private double[] passed = {};

  /** Of so many channels, each of so many places. */
  public Pool(int channels, int places) {
    this.channels = channels;
    this.places = places;
  }

  @Override
  public int size() {
    return 0;
  }

  @Override
  public long work() {
    return (long) channels * places;
  }

  @Override
  public void start(double[] theta, int from, SplittableRandom random) {}

  @Override
  public double[] forward(double[] theta, int from, double[] x, int rows) {
    y = Vectors.zeros(y, channels * rows);
    for (int c = 0; c < channels; c++) {
      for (int p = 0; p < places; p++) {
        Vectors.add(1.0 / places, x, (c * places + p) * rows, y, c * rows, rows);
      }
    }
    return y;
  }

  @Override
  public double[] backward(double[] theta, int from, double[] slope, int rows, double[] gradient) {
    passed = Vectors.zeros(passed, channels * places * rows);
    for (int c = 0; c < channels; c++) {
      for (int p = 0; p < places; p++) {
        Vectors.add(1.0 / places, slope, c * rows, passed, (c * places + p) * rows, rows);
      }
    }
    return passed;
  }
}
