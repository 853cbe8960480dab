package io.github.ae4j.djl;

import static io.github.ae4j.coefficient.Coefficient.BETA2;
import static io.github.ae4j.coefficient.Coefficient.EPSILON;
import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM_SHARE;
import static io.github.ae4j.coefficient.Coefficient.WEIGHT_DECAY;

import io.github.ae4j.signal.Statistic;
import java.util.EnumMap;
import java.util.Map;

/**
 * The canonical form in plain double arithmetic, written from its definition alone:
 * m = mu m + (1-mu) g, theta -= alpha w (nu m/c + (1-nu) g).
 */
final class CanonicalReference {
  final double[] theta = new double[RippleBlock.SIZE];
  private final double[] m = new double[RippleBlock.SIZE];
  private final double[] v = new double[RippleBlock.SIZE];
  private final boolean adam;
  private final boolean decoupled;
  private double c;
  private double c2;
  private double lastDecay;

  CanonicalReference(boolean adam, boolean decoupled) {
    this.adam = adam;
    this.decoupled = decoupled;
    for (int i = 0; i < theta.length; i++) {
      theta[i] = RippleBlock.start(i);
    }
  }

  void startDecay(double decay) {
    lastDecay = decay;
  }

  void flush() {
    java.util.Arrays.fill(m, 0.0);
    c = 0.0;
  }

  void reset() {
    flush();
    java.util.Arrays.fill(v, 0.0);
    c2 = 0.0;
  }

  /** What is to be measured before step t, with beta2 and epsilon as they stand. */
  Map<Statistic, Double> measure(long t, double beta2, double epsilon) {
    double next = beta2 * c2 + 1.0 - beta2;
    Map<Statistic, Double> sums = new EnumMap<>(Statistic.class);
    for (int i = 0; i < theta.length; i++) {
      double miss = theta[i] * Ripple.x(i, t) - Ripple.y(i, t);
      double g = Ripple.gradient(i, t, theta[i]) + (decoupled ? 0.0 : lastDecay * theta[i]);
      double v1 = beta2 * v[i] + (1.0 - beta2) * g * g;
      double w = adam ? 1.0 / (Math.sqrt(v1 / next) + epsilon) : 1.0;
      sums.merge(Statistic.LOSS, miss * miss / 2, Double::sum);
      sums.merge(Statistic.COUNT, 1.0, Double::sum);
      sums.merge(Statistic.SUM_G, g, Double::sum);
      sums.merge(Statistic.G_G, g * g, Double::sum);
      sums.merge(Statistic.G_M, g * m[i], Double::sum);
      sums.merge(Statistic.M_M, m[i] * m[i], Double::sum);
      sums.merge(Statistic.G_WG, g * w * g, Double::sum);
      sums.merge(Statistic.G_WM, g * w * m[i], Double::sum);
      sums.merge(Statistic.WG_WG, w * g * w * g, Double::sum);
      sums.merge(Statistic.WG_WM, w * g * w * m[i], Double::sum);
      sums.merge(Statistic.WM_WM, w * m[i] * w * m[i], Double::sum);
      sums.merge(Statistic.THETA_THETA, theta[i] * theta[i], Double::sum);
    }
    sums.put(Statistic.MOMENTUM_WEIGHT, c);
    return sums;
  }

  /** Makes step t with coefficients by name; those that are absent are 0. */
  void step(long t, Map<String, Double> coefficient) {
    double mu = coefficient.getOrDefault(MOMENTUM, 0.0);
    double beta2 = coefficient.getOrDefault(BETA2, 0.0);
    double alpha = coefficient.get(LEARNING_RATE);
    double decay = coefficient.getOrDefault(WEIGHT_DECAY, 0.0);
    double share = coefficient.getOrDefault(MOMENTUM_SHARE, 1.0);
    c = mu * c + 1.0 - mu;
    c2 = beta2 * c2 + 1.0 - beta2;
    for (int i = 0; i < theta.length; i++) {
      double g = Ripple.gradient(i, t, theta[i]) + (decoupled ? 0.0 : decay * theta[i]);
      m[i] = mu * m[i] + (1.0 - mu) * g;
      v[i] = beta2 * v[i] + (1.0 - beta2) * g * g;
      double w = adam ? 1.0 / (Math.sqrt(v[i] / c2) + coefficient.getOrDefault(EPSILON, 0.0)) : 1.0;
      double d = w * (share * m[i] / c + (1.0 - share) * g);
      theta[i] -= alpha * (d + (decoupled ? decay * theta[i] : 0.0));
    }
    lastDecay = decay;
  }
}
