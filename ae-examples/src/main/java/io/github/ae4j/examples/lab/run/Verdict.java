package io.github.ae4j.examples.lab.run;

import io.github.ae4j.examples.lab.stats.Interval;

/** What the data says of a claim. */
public enum Verdict {
  /** The whole interval is on the claim's side. */
  HOLDS,
  /** The whole interval is on the other side. */
  DOES_NOT_HOLD,
  /** The interval holds the bound, or there are too few runs. */
  UNDECIDED;

  /** The verdict of an interval; an end that is no number decides nothing. */
  static Verdict of(Interval interval, double bound, boolean atMost) {
    if (atMost ? interval.high() <= bound : interval.low() >= bound) {
      return HOLDS;
    }
    return (atMost ? interval.low() > bound : interval.high() < bound) ? DOES_NOT_HOLD : UNDECIDED;
  }
}
