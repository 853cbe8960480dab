package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;

/** How an organelle came to be. */
@Experimental
public enum Origin {
  /** Drawn anew, without a parent. */
  FOUNDER,
  /** A mutated copy of its one parent. */
  OFFSPRING,
  /** Merged of its parents, and passed the gate. */
  MERGED,
  /** Brought back from the archive. */
  REVIVED
}
