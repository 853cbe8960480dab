package io.github.ae4j.examples.lab.run;

import io.github.ae4j.examples.lab.stats.Interval;

/**
 * A claim's measured effect: its mean or geometric mean over the seeds, or the median where a
 * sample is infinite, with its 95% interval, beside the bound, which is an upper one or a lower
 * one, and the number of seeds.
 */
public record Finding(
    String comparison,
    double effect,
    double low,
    double high,
    double bound,
    boolean atMost,
    int pairs,
    Conclusion verdict) {

  /** What the data says of a claim. */
  public enum Conclusion {
    /** The whole interval is on the claim's side. */
    HOLDS,
    /** The whole interval is on the other side. */
    DOES_NOT_HOLD,
    /** The interval holds the bound, or there are too few runs. */
    UNDECIDED;

    /** What an interval says; an end that is no number decides nothing. */
    static Conclusion of(Interval interval, double bound, boolean atMost) {
      if (atMost ? interval.high() <= bound : interval.low() >= bound) {
        return HOLDS;
      }
      return (atMost ? interval.low() > bound : interval.high() < bound)
          ? DOES_NOT_HOLD
          : UNDECIDED;
    }
  }

  public static Finding of(
      String comparison, Interval of, double bound, boolean atMost, int pairs) {
    Conclusion verdict = pairs < 2 ? Conclusion.UNDECIDED : Conclusion.of(of, bound, atMost);
    return new Finding(comparison, of.mean(), of.low(), of.high(), bound, atMost, pairs, verdict);
  }

  /** A claim whose runs are missing. */
  public static Finding missing(String comparison, double bound, boolean atMost) {
    return of(comparison, Interval.of(), bound, atMost, 0);
  }

  public boolean hasRuns() {
    return pairs > 0;
  }
}
