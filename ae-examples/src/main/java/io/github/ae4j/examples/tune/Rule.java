package io.github.ae4j.examples.tune;

import io.github.ae4j.Preset;
import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;

/** The update rules that the loop and the baselines share. */
enum Rule {
  /** SGD with momentum. */
  SGD,
  /** Adam. */
  ADAM;

  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  /** The rule under a loop, its averaged readout served where it has one. */
  Updater.Maker steered(Preset preset, double startRate) {
    return theta -> new Steered(optimizer(theta, startRate), preset);
  }

  /** The rule on arrays, at a rate to start from. */
  ArrayOptimizer optimizer(double[] theta, double startRate) {
    ArraySettings settings = ArraySettings.of(startRate);
    return this == SGD ? ArrayOptimizer.sgd(theta, settings) : ArrayOptimizer.adam(theta, settings);
  }

  /** The rule at a constant rate, or one that falls to 0 along a cosine over so many steps. */
  Updater.Maker plain(double rate, double momentum, int cosineSteps) {
    return theta -> {
      double[] m = new double[theta.length];
      double[] v = new double[theta.length];
      return (step, loss, gradient) -> {
        double share = cosineSteps == 0 ? 0.0 : (double) step / cosineSteps;
        double alpha = rate * 0.5 * (1.0 + Math.cos(Math.PI * share));
        update(
            theta,
            gradient,
            m,
            v,
            alpha / (1.0 - Math.pow(momentum, step + 1.0)),
            momentum,
            1.0 - Math.pow(BETA2, step + 1.0));
      };
    };
  }

  private void update(
      double[] theta, double[] g, double[] m, double[] v, double alpha, double mu, double weight) {
    for (int i = 0; i < theta.length; i++) {
      m[i] = mu * m[i] + (1.0 - mu) * g[i];
      double divisor = 1.0;
      if (this == ADAM) {
        v[i] = BETA2 * v[i] + (1.0 - BETA2) * g[i] * g[i];
        divisor = Math.sqrt(v[i] / weight) + EPSILON;
      }
      theta[i] -= alpha * m[i] / divisor;
    }
  }
}
