package io.github.ae4j.examples.bench;

import io.github.ae4j.examples.BadInput;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --pairs}: how many turns A B B A are timed. */
final class PairsOption {
  private static final int USUAL = 40;
  private static final int QUICK = 6;

  @Option(
      names = "--pairs",
      paramLabel = "N",
      description = "turns A B B A to time (default: " + USUAL + ", quick " + QUICK + ")")
  private @Nullable Integer pairs;

  /** Turns to time; at least 1. */
  int count(boolean quick) {
    int count = pairs == null ? (quick ? QUICK : USUAL) : pairs;
    BadInput.checkAtLeast("--pairs", count, 1);
    return count;
  }
}
