package io.github.ae4j.examples.lab.arm;

import java.util.Map;

/**
 * Reduce on plateau, PyTorch's {@code ReduceLROnPlateau} with its defaults: a loss below .9999 of the
 * best one is the new best; after more than 10 in a row that are not, the learning rate is divided by
 * 10, and the count starts again. There is no epoch here, and no look at held-back data: what is
 * watched is the mean training loss of 50 steps.
 *
 * <p>The habit of dividing the rate when the error stops falling: A. Krizhevsky, I. Sutskever, G. E.
 * Hinton (2012), "ImageNet Classification with Deep Convolutional Neural Networks", section 5.
 */
final class Plateau implements Optimizer {
  private static final int WINDOW = 50;
  private static final int PATIENCE = 10;
  private static final double THRESHOLD = 1e-4;
  private static final double FACTOR = 0.1;
  private static final double LEAST_CHANGE = 1e-8;

  private final Descent descent;
  private double sum;
  private int seen;
  private double best = Double.POSITIVE_INFINITY;
  private int bad;

  Plateau(Descent descent) {
    this.descent = descent;
  }

  @Override
  public double[] point() {
    return descent.point();
  }

  @Override
  public void step(double loss, double[] gradient) {
    descent.step(loss, gradient);
    sum += loss;
    seen++;
    if (seen == WINDOW) {
      watch(sum / WINDOW);
      sum = 0.0;
      seen = 0;
    }
  }

  private void watch(double loss) {
    if (loss < best * (1.0 - THRESHOLD)) {
      best = loss;
      bad = 0;
      return;
    }
    bad++;
    if (bad > PATIENCE) {
      bad = 0;
      reduce();
    }
  }

  private void reduce() {
    double reduced = descent.learningRate() * FACTOR;
    if (descent.learningRate() - reduced > LEAST_CHANGE) {
      descent.learningRate(reduced);
    }
  }

  /** The descent's, and the watch: sum, count, best loss, bad ones in a row, the rate. */
  @Override
  public long stateNumbers() {
    return descent.stateNumbers() + 5L;
  }

  @Override
  public Map<String, Double> coefficients() {
    return descent.coefficients();
  }
}
