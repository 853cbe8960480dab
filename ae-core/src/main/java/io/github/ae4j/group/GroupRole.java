package io.github.ae4j.group;

import io.github.ae4j.Experimental;

/** What is done with a group of parameters. */
@Experimental
public enum GroupRole {
  /** It is trained. */
  TRAINED,
  /**
   * It is trained, and is the head, or a part of it: the layer that gives the answers. It may be shrunk at a drift
   * ({@code SHRINK_HEAD}).
   */
  HEAD,
  /** It stays as it is. */
  FROZEN
}
