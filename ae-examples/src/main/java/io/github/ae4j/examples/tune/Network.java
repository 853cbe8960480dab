package io.github.ae4j.examples.tune;

import java.util.SplittableRandom;

/** A multilayer perceptron on one array of parameters. Keeps a scratch, so serves one thread. */
final class Network {
  private final int[] widths;
  private final boolean rectified;
  private final double[][] values;
  private final double[][] slopes;

  /**
   * A network.
   *
   * @param widths of the layers, inputs first and outputs last
   * @param rectified hidden units max(0, z), else tanh z
   */
  Network(int[] widths, boolean rectified) {
    this.widths = widths.clone();
    this.rectified = rectified;
    values = new double[widths.length][];
    slopes = new double[widths.length][];
    for (int i = 0; i < widths.length; i++) {
      values[i] = new double[widths[i]];
      slopes[i] = new double[widths[i]];
    }
  }

  int size() {
    int size = 0;
    for (int i = 1; i < widths.length; i++) {
      size += widths[i] * (widths[i - 1] + 1);
    }
    return size;
  }

  int outputs() {
    return widths[widths.length - 1];
  }

  /** Gaussian weights of variance 1/fan-in, 2/fan-in before rectified units; no biases. */
  double[] start(SplittableRandom random) {
    double[] theta = new double[size()];
    int at = 0;
    for (int layer = 1; layer < widths.length; layer++) {
      boolean hidden = layer < widths.length - 1;
      double scale = Math.sqrt((hidden && rectified ? 2.0 : 1.0) / widths[layer - 1]);
      for (int unit = 0; unit < widths[layer]; unit++, at++) {
        for (int i = 0; i < widths[layer - 1]; i++) {
          theta[at++] = scale * random.nextGaussian();
        }
      }
    }
    return theta;
  }

  /** The outputs, in an array that the next call overwrites. */
  double[] outputs(double[] theta, double[] x) {
    System.arraycopy(x, 0, values[0], 0, widths[0]);
    int at = 0;
    for (int layer = 1; layer < widths.length; layer++) {
      double[] below = values[layer - 1];
      for (int unit = 0; unit < widths[layer]; unit++) {
        double z = 0.0;
        for (double value : below) {
          z += theta[at++] * value;
        }
        values[layer][unit] = activation(layer, z + theta[at++]);
      }
    }
    return values[widths.length - 1];
  }

  private double activation(int layer, double z) {
    if (layer == widths.length - 1) {
      return z;
    }
    return rectified ? Math.max(0.0, z) : Math.tanh(z);
  }

  /** The loss of one sample; its gradient times the weight is added. */
  double add(
      double[] theta, double[] x, double[] target, Fit fit, double weight, double[] gradient) {
    double loss = fit.value(outputs(theta, x), target, slopes[widths.length - 1]);
    int end = size();
    for (int layer = widths.length - 1; layer > 0; layer--) {
      end -= widths[layer] * (widths[layer - 1] + 1);
      backward(layer, end, theta, weight, gradient);
    }
    return loss;
  }

  private void backward(int layer, int from, double[] theta, double weight, double[] gradient) {
    double[] below = values[layer - 1];
    double[] passed = slopes[layer - 1];
    java.util.Arrays.fill(passed, 0.0);
    int at = from;
    for (int unit = 0; unit < widths[layer]; unit++) {
      double slope = slopes[layer][unit];
      for (int i = 0; i < below.length; i++, at++) {
        gradient[at] += weight * slope * below[i];
        passed[i] += slope * theta[at];
      }
      gradient[at++] += weight * slope;
    }
    if (layer > 1) {
      for (int i = 0; i < below.length; i++) {
        passed[i] *= rectified ? (below[i] > 0.0 ? 1.0 : 0.0) : 1.0 - below[i] * below[i];
      }
    }
  }
}
