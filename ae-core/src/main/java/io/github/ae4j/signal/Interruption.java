package io.github.ae4j.signal;

/** Kinds of interruption an event can raise; every element of the loop is told of them. */
public enum Interruption {
  /** The raw measurement cannot be used; the update is left out and no state moves. */
  NON_FINITE,
  /** The loop itself made the loss rise: its step is too long. */
  INSTABILITY,
  /** The task changed under the loop: what was measured before no longer counts. */
  DRIFT
}
