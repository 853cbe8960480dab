package io.github.ae4j.examples.lab.disturbance;

/**
 * By how many steps a gradient is late.
 *
 * @param most steps
 * @param random whether each step's number is drawn from 0 to that, all alike
 */
record Delay(int most, boolean random) {
  /** As it stands in an arm's family. */
  String label() {
    return (random ? "random" : "late") + most;
  }

  /** In words. */
  String inWords() {
    return random
        ? "0 to %d steps late at random".formatted(most)
        : "%d steps late".formatted(most);
  }
}
