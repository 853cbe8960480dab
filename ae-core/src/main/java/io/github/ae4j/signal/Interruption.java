package io.github.ae4j.signal;

/** Kinds of interruption an event can raise, mildest first; every part of the loop is told. */
public enum Interruption {
  /** The task changed under the loop: what was measured before no longer counts. */
  DRIFT,
  /** The loop itself made the loss rise: its step is too long. */
  INSTABILITY
}
