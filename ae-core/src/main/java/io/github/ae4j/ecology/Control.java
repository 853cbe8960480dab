package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;

/** What is broken on purpose, to see whether anything is gained without it. */
@Experimental
public enum Control {
  /** Nothing. */
  NONE,
  /** An attempt is paid by the grade of another one. */
  SHUFFLED_REWARDS,
  /** An answer drawn among the choices is taught as the right one, and paid by the grade of another attempt. */
  SHUFFLED_ANSWERS,
  /** Merged are two drawn organelles. */
  RANDOM_PARTNERS,
  /** Routed tasks go to a drawn arm. */
  RANDOM_ROUTER
}
