package io.github.ae4j.nd4j;

import static io.github.ae4j.coefficient.Coefficient.BETA2;
import static io.github.ae4j.coefficient.Coefficient.EPSILON;
import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM_SHARE;

import io.github.ae4j.nd4j.form.UpdaterKind;
import io.github.ae4j.signal.Statistic;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * The canonical form of each updater in plain double arithmetic, written from its definition alone:
 * theta -= alpha w (nu (mu m + (1-mu) g)/(mu c + 1-mu) + (1-nu) g).
 */
final class CanonicalReference {
  final double[] theta = new double[Ripple.SIZE];
  private final UpdaterKind kind;
  private final double[] m = new double[Ripple.SIZE]; // bias-corrected
  private final double[] v = new double[Ripple.SIZE];
  private final double[] x = new double[Ripple.SIZE]; // AMSGrad's maximum, AdaDelta's updates
  private double c;
  private double c2;
  private double buffer; // weight of Nesterovs' buffer

  CanonicalReference(UpdaterKind kind) {
    this.kind = kind;
    Arrays.setAll(theta, Ripple::start);
    Arrays.fill(v, startOfSquares(1e-8));
  }

  private double startOfSquares(double epsilon) {
    return kind == UpdaterKind.RMSPROP ? epsilon : kind == UpdaterKind.ADAGRAD ? 1e-6 : 0.0;
  }

  void flush() {
    Arrays.fill(m, 0.0);
    c = 0.0;
    buffer = 0.0;
  }

  void reset(double epsilon) {
    flush();
    Arrays.fill(v, startOfSquares(epsilon));
    Arrays.fill(x, 0.0);
    c2 = 0.0;
  }

  private double square(int i, double g, double beta2) {
    return switch (kind) {
      case ADAMAX -> Math.max(beta2 * v[i], Math.abs(g)) + 1e-32;
      case ADAGRAD -> v[i] + g * g;
      case SGD, NESTEROVS -> 0.0;
      default -> beta2 * v[i] + (1.0 - beta2) * g * g;
    };
  }

  private double weight(int i, double v1, double next, double epsilon) {
    return switch (kind) {
      case SGD, NESTEROVS -> 1.0;
      case ADAMAX -> 1.0 / v1;
      case ADAGRAD -> 1.0 / (Math.sqrt(v1) + epsilon);
      case ADADELTA -> Math.sqrt(x[i] + epsilon) / Math.sqrt(v1 + epsilon);
      case AMSGRAD -> 1.0 / (Math.sqrt(Math.max(x[i], v1) / next) + epsilon);
      default -> 1.0 / (Math.sqrt(v1 / next) + epsilon);
    };
  }

  /** What is to be measured before step t, with beta2 and epsilon as they stand. */
  Map<Statistic, Double> measure(long t, double beta2, double epsilon) {
    double next = beta2 * c2 + 1.0 - beta2;
    Map<Statistic, Double> sums = new EnumMap<>(Statistic.class);
    for (int i = 0; i < theta.length; i++) {
      double miss = theta[i] * Ripple.x(i, t) - Ripple.y(i, t);
      double g = Ripple.gradient(i, t, theta[i]);
      double w = weight(i, square(i, g, beta2), next, epsilon);
      double mi = c * m[i];
      sums.merge(Statistic.LOSS, miss * miss / 2, Double::sum);
      sums.merge(Statistic.COUNT, 1.0, Double::sum);
      sums.merge(Statistic.SUM_G, g, Double::sum);
      sums.merge(Statistic.G_G, g * g, Double::sum);
      sums.merge(Statistic.G_M, g * mi, Double::sum);
      sums.merge(Statistic.M_M, mi * mi, Double::sum);
      sums.merge(Statistic.G_WG, g * w * g, Double::sum);
      sums.merge(Statistic.G_WM, g * w * mi, Double::sum);
      sums.merge(Statistic.WG_WG, w * g * w * g, Double::sum);
      sums.merge(Statistic.WG_WM, w * g * w * mi, Double::sum);
      sums.merge(Statistic.WM_WM, w * mi * w * mi, Double::sum);
      sums.merge(Statistic.THETA_THETA, theta[i] * theta[i], Double::sum);
    }
    sums.put(Statistic.MOMENTUM_WEIGHT, c);
    return sums;
  }

  /** Makes step t with coefficients by name; those that are absent are 0, a rate 1. */
  void step(long t, Map<String, Double> coefficient) {
    double mu = coefficient.getOrDefault(MOMENTUM, 0.0);
    double beta2 = coefficient.getOrDefault(BETA2, 0.0);
    double alpha = coefficient.getOrDefault(LEARNING_RATE, 1.0);
    double epsilon = coefficient.getOrDefault(EPSILON, 0.0);
    double share = coefficient.getOrDefault(MOMENTUM_SHARE, 1.0);
    double q = share * mu * c / (mu * c + 1.0 - mu);
    double stored = kind.looksAhead() ? Math.sqrt(mu) : mu;
    double kept = stored * c / (stored * c + 1.0 - stored); // of m in the next m
    if (kind == UpdaterKind.NESTEROVS) {
      // a buffer that holds the rate: its average forgets with what the update leaves it
      double p = buffer > 0.0 ? Math.sqrt(alpha * q / buffer) : stored;
      double r = (alpha - p * p * buffer) / (1.0 + p);
      kept = p * buffer / (p * buffer + r);
      buffer = p * buffer + r;
    }
    c2 = beta2 * c2 + 1.0 - beta2;
    for (int i = 0; i < theta.length; i++) {
      double g = Ripple.gradient(i, t, theta[i]);
      double v1 = square(i, g, beta2);
      double w = weight(i, v1, c2, epsilon);
      double d = w * (q * m[i] + (1.0 - q) * g);
      m[i] = kept * m[i] + (1.0 - kept) * g;
      v[i] = v1;
      if (kind == UpdaterKind.AMSGRAD) {
        x[i] = Math.max(x[i], v1);
      }
      if (kind == UpdaterKind.ADADELTA) {
        x[i] = beta2 * x[i] + (1.0 - beta2) * d * d;
      }
      theta[i] -= alpha * d;
    }
    c = stored * c + 1.0 - stored;
  }
}
