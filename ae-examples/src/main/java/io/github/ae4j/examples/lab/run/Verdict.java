package io.github.ae4j.examples.lab.run;

/** What the data says of a claim. */
public enum Verdict {
  /** The whole interval is on the claim's side. */
  HOLDS,
  /** The whole interval is on the other side. */
  DOES_NOT_HOLD,
  /** The interval holds the bound, or there are too few runs. */
  UNDECIDED
}
