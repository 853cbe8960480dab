package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Whether a candidate is better than its parent, on the scores of both at the same tasks; one-sided.
 *
 * <p>Paired z: mean difference over its standard error against the normal distribution. Sign flip: under no difference
 * each pair's sign is as likely the other, so the sum is compared with those of flipped signs, all of them up to {@value
 * #ALL} pairs and {@value #DRAWN} drawn ones beyond (Fisher 1935).
 *
 * @param kind of test
 * @param level alpha, in (0, 1)
 * @param pairs least number of pairs, at least 2
 * @param effect least mean difference, at least 0
 * @param power least chance that the difference found would be found again, in [0, 1)
 */
@Experimental
public record AssimilationGate(Kind kind, double level, int pairs, double effect, double power) {
  private static final int ALL = 12;
  private static final int DRAWN = 2000;

  /** Kinds of tests. */
  public enum Kind {
    /** Mean over standard error. */
    PAIRED_Z,
    /** Signs flipped. */
    SIGN_FLIP
  }

  /** Checks the numbers. */
  public AssimilationGate {
    Objects.requireNonNull(kind, "kind");
    if (!(level > 0.0 && level < 1.0)) {
      throw new IllegalArgumentException("level must be in (0, 1), got " + level);
    }
    Check.atLeast("pairs", pairs, 2.0);
    Check.atLeast("effect", effect, 0.0);
    Check.decay("power", power);
  }

  /** Paired z at .05 of at least 30 pairs, an effect of .02 and a power of .5. */
  public static AssimilationGate defaults() {
    return new AssimilationGate(Kind.PAIRED_Z, 0.05, 30, 0.02, 0.5);
  }

  /** This at another level. */
  public AssimilationGate withLevel(double other) {
    return new AssimilationGate(kind, other, pairs, effect, power);
  }

  /**
   * Tests a candidate.
   *
   * @param candidate its scores, finite
   * @param parent the parent's at the same tasks
   * @param random for flips
   */
  public GateResult judge(double[] candidate, double[] parent, RandomGenerator random) {
    Objects.requireNonNull(candidate, "candidate");
    Objects.requireNonNull(parent, "parent");
    Objects.requireNonNull(random, "random");
    if (candidate.length != parent.length) {
      throw new IllegalArgumentException(
          "scores must be pairs, got " + candidate.length + " and " + parent.length);
    }
    double[] difference = new double[candidate.length];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = Check.finite("score", candidate[i]) - Check.finite("score", parent[i]);
    }
    double mean = mean(difference);
    double error = error(difference, mean);
    double p = p(difference, mean, error, random);
    double found = power(mean, error);
    String reason = reason(difference.length, mean, p, found);
    return new GateResult(reason.isEmpty(), p, mean, found, difference.length, text(reason));
  }

  /** Of differences that are all the same and above 0, the sign flip finds them again; the z test tells nothing. */
  private double power(double mean, double error) {
    if (error > 0.0) {
      return Normal.above(Normal.quantileAbove(level) - mean / error);
    }
    return kind == Kind.SIGN_FLIP && mean > 0.0 ? 1.0 : 0.0;
  }

  private static String text(String reason) {
    return reason.isEmpty() ? "better" : reason;
  }

  private String reason(int n, double mean, double p, double found) {
    if (n < pairs) {
      return "fewer than " + pairs + " pairs";
    }
    if (!(p <= level)) {
      return "no difference at " + level;
    }
    if (mean < effect) {
      return "effect below " + effect;
    }
    return found < power ? "power below " + power : "";
  }

  private static double mean(double[] values) {
    double sum = 0.0;
    for (double value : values) {
      sum += value;
    }
    return values.length == 0 ? 0.0 : sum / values.length;
  }

  private static double error(double[] values, double mean) {
    double squares = 0.0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return values.length < 2 ? 0.0 : Math.sqrt(squares / (values.length - 1) / values.length);
  }

  /** Where all differences are the same there is no error to go by: no verdict of the z test. */
  private double p(double[] difference, double mean, double error, RandomGenerator random) {
    if (difference.length < 2) {
      return 1.0;
    }
    if (kind == Kind.PAIRED_Z) {
      return error > 0.0 ? Normal.above(mean / error) : 1.0;
    }
    return difference.length <= ALL ? allFlips(difference) : drawnFlips(difference, random);
  }

  private static double allFlips(double[] difference) {
    double sum = mean(difference) * difference.length;
    int flips = 1 << difference.length;
    int asGreat = 0;
    for (int flip = 0; flip < flips; flip++) {
      double flipped = 0.0;
      for (int i = 0; i < difference.length; i++) {
        flipped += (flip >> i & 1) == 0 ? difference[i] : -difference[i];
      }
      asGreat += flipped >= sum - 1e-12 ? 1 : 0;
    }
    return (double) asGreat / flips;
  }

  private static double drawnFlips(double[] difference, RandomGenerator random) {
    double sum = mean(difference) * difference.length;
    int asGreat = 1;
    for (int draw = 0; draw < DRAWN; draw++) {
      double flipped = 0.0;
      long signs = 0;
      for (int i = 0; i < difference.length; i++) {
        signs = i % Long.SIZE == 0 ? random.nextLong() : signs >>> 1;
        flipped += (signs & 1) == 0 ? difference[i] : -difference[i];
      }
      asGreat += flipped >= sum - 1e-12 ? 1 : 0;
    }
    return asGreat / (DRAWN + 1.0);
  }
}
