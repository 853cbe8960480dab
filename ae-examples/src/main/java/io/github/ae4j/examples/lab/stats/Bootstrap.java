package io.github.ae4j.examples.lab.stats;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.stat.StatUtils;
import org.hipparchus.stat.descriptive.rank.Percentile;

/**
 * The bootstrap's interval of a mean, bias-corrected and accelerated (Efron, "Better bootstrap
 * confidence intervals", 1987): the quantiles Phi(z0 + (z0 + z) / (1 - a (z0 + z))) of the resampled
 * means, z = -+1.96, z0 = Phi^-1(share of resampled means below the mean), and the acceleration
 * a = sum d^3 / (6 (sum d^2)^1.5) with d the mean of the leave-one-out means minus each. Always the
 * same resamples.
 */
final class Bootstrap {
  private static final int RESAMPLES = 4_000;
  private static final long SEED = 1_987;
  private static final NormalDistribution NORMAL = new NormalDistribution();

  private Bootstrap() {}

  static Interval interval(double confidence, double... samples) {
    double mean = StatUtils.mean(samples);
    double[] means = means(samples);
    double bias = bias(means, mean);
    double acceleration = acceleration(samples, mean);
    double z = NORMAL.inverseCumulativeProbability(0.5 + 0.5 * confidence);
    Percentile percentile = new Percentile();
    percentile.setData(means);
    return new Interval(
        mean,
        percentile.evaluate(percent(bias, acceleration, -z)),
        percentile.evaluate(percent(bias, acceleration, z)));
  }

  private static double[] means(double[] samples) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] means = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      double sum = 0.0;
      for (int j = 0; j < samples.length; j++) {
        sum += samples[random.nextInt(samples.length)];
      }
      means[i] = sum / samples.length;
    }
    return means;
  }

  private static double bias(double[] means, double mean) {
    double below = Arrays.stream(means).filter(m -> m < mean).count();
    double ties = Arrays.stream(means).filter(m -> m == mean).count();
    double share = (below + 0.5 * ties) / RESAMPLES;
    double least = 0.5 / RESAMPLES;
    return NORMAL.inverseCumulativeProbability(Math.min(1.0 - least, Math.max(least, share)));
  }

  private static double acceleration(double[] samples, double mean) {
    double squares = 0.0;
    double cubes = 0.0;
    for (double sample : samples) {
      double lean = (sample - mean) / (samples.length - 1);
      squares += lean * lean;
      cubes += lean * lean * lean;
    }
    return cubes / (6.0 * Math.pow(squares, 1.5));
  }

  private static double percent(double bias, double acceleration, double z) {
    double shifted = bias + (bias + z) / (1.0 - acceleration * (bias + z));
    return Math.max(1e-6, 100.0 * NORMAL.cumulativeProbability(shifted));
  }
}
