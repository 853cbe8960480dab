package io.github.ae4j.examples.lab.run;

import io.github.ae4j.examples.lab.stats.Interval;

/**
 * A claim's measured effect.
 *
 * @param comparison what was compared with what, with the arms' names
 * @param effect mean or geometric mean over the seeds; the median where a sample is infinite
 * @param low lower end of its 95% interval
 * @param high upper end
 * @param bound the claim says: at most, or at least, this
 * @param atMost which of the two
 * @param pairs number of seeds
 * @param verdict what follows
 */
public record Finding(
    String comparison,
    double effect,
    double low,
    double high,
    double bound,
    boolean atMost,
    int pairs,
    Verdict verdict) {

  /** What an interval says of a bound. */
  public static Finding of(
      String comparison, Interval interval, double bound, boolean atMost, int pairs) {
    return new Finding(
        comparison,
        interval.mean(),
        interval.low(),
        interval.high(),
        bound,
        atMost,
        pairs,
        pairs < 2 ? Verdict.UNDECIDED : Verdict.of(interval, bound, atMost));
  }

  /** Whether there are runs that it is judged by. */
  public boolean hasRuns() {
    return pairs > 0;
  }

  /** A claim whose runs are missing. */
  public static Finding missing(String comparison, double bound, boolean atMost) {
    return of(comparison, Interval.of(), bound, atMost, 0);
  }
}
