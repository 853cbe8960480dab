package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;

/** How long a task is; what that means is its family's. */
@Experimental
public enum Depth {
  /** The least. */
  SHORT,
  /** Between. */
  MEDIUM,
  /** The most. */
  LONG
}
