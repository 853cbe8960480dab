package io.github.ae4j.examples.lab.arm;

/** What an arm stands for in a comparison. */
public enum Role {
  /** One configuration under the loop. */
  STEERED,
  /** A published method or schedule; its settings are tuned in hindsight. */
  BASELINE,
  /** A variation of the steered arm that only its own experiment's claims look at. */
  VARIANT
}
