package io.github.ae4j.examples.fuzz;

import java.util.Locale;

/**
 * One run: ordinary steps, then hostile ones, then {@link Trial#RECOVERY} ordinary ones.
 *
 * @param backend whose optimizer it is
 * @param setting what is steered
 * @param hostility what is done to it
 * @param warmUp ordinary steps before
 * @param length hostile steps in a row
 * @param random seed of all else
 */
record FuzzCase(
    Backend backend, Setting setting, Hostility hostility, int warmUp, int length, long random) {
  /** So many steps a bad batch is among the first: there is little yet that it could be held to. */
  static final int EARLY = 20;

  /** Whether a single batch is bad: then all must be as usual again. */
  boolean isOneBadBatch() {
    return length == 1 && hostility.isBad();
  }

  @Override
  public String toString() {
    String kind = hostility.toString().toLowerCase(Locale.ROOT);
    return "%s; %s for %d after %d steps; random %d"
        .formatted(setting, kind, length, warmUp, random);
  }
}
