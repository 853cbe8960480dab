package io.github.ae4j.examples.lab.stats;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.StatUtils;
import org.hipparchus.stat.descriptive.moment.Skewness;
import org.hipparchus.stat.interval.BinomialProportion;
import org.hipparchus.stat.interval.ConfidenceInterval;

/**
 * A mean with its 95% interval.
 *
 * <p>Student's interval is m -+ t(0.975, n-1) s / sqrt(n), with m the mean, s the standard deviation
 * and n the number of samples. Where the samples are skewed, |G1| &gt; 1 (G1 the adjusted skewness of
 * Fisher and Pearson), the bootstrap BCa (Efron 1987) is taken too; with five seeds it covers less
 * than it says, so each end is the farther of the two. Samples that are all the same give a point.
 *
 * <p>Where a sample is infinite (a miss, a divergence) or unknown (NaN: both of a pair missed) there
 * is no mean: the median is given with the interval between order statistics, which supposes nothing
 * of the distribution: the k-th from either end, k the largest with a coverage of at least 93.75% by
 * the binomial law. That is the range for five to eight samples; below five no such interval exists
 * and it is the whole line. What is unknown counts as the least at the low end and as the most at the
 * high end; where nothing is known the mean is NaN.
 */
public record Interval(double mean, double low, double high) {
  /** The share of intervals that hold the true mean. */
  public static final double CONFIDENCE = 0.95;

  private static final double SKEWED = 1.0;

  /** The interval that suits the samples. */
  public static Interval of(double... samples) {
    return at(CONFIDENCE, samples);
  }

  /** The interval that suits the samples, at another confidence. */
  public static Interval at(double confidence, double... samples) {
    if (samples.length < 2) {
      return unbounded(samples.length == 0 ? Double.NaN : samples[0]);
    }
    if (Arrays.stream(samples).allMatch(sample -> sample == samples[0])) {
      return new Interval(samples[0], samples[0], samples[0]);
    }
    if (!Arrays.stream(samples).allMatch(Double::isFinite)) {
      return Ranks.interval(confidence, samples);
    }
    Interval students = students(confidence, samples);
    return isSkewed(samples) ? students.hull(Bootstrap.interval(confidence, samples)) : students;
  }

  /** Student's interval of two samples or more. */
  static Interval students(double confidence, double... samples) {
    double mean = StatUtils.mean(samples);
    int freedom = samples.length - 1;
    double quantile =
        new TDistribution(freedom).inverseCumulativeProbability(0.5 + 0.5 * confidence);
    double half = quantile * Math.sqrt(StatUtils.variance(samples) / samples.length);
    return new Interval(mean, mean - half, mean + half);
  }

  /** Wilson's interval (1927) of a share. */
  public static Interval ofShare(int hits, int samples) {
    if (samples == 0) {
      return unbounded(Double.NaN);
    }
    double share = (double) hits / samples;
    ConfidenceInterval wilson =
        BinomialProportion.getWilsonScoreInterval(samples, share, CONFIDENCE);
    return new Interval(share, wilson.getLowerBound(), wilson.getUpperBound());
  }

  /** Whether samples are skewed enough for a bootstrap. */
  static boolean isSkewed(double... samples) {
    return samples.length > 2 && Math.abs(new Skewness().evaluate(samples)) > SKEWED;
  }

  static Interval unbounded(double mean) {
    return new Interval(mean, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  private Interval hull(Interval other) {
    return new Interval(mean, Math.min(low, other.low), Math.max(high, other.high));
  }

  /** The interval of a rising function of the quantity. */
  public Interval map(DoubleUnaryOperator rising) {
    return new Interval(
        rising.applyAsDouble(mean), rising.applyAsDouble(low), rising.applyAsDouble(high));
  }
}
