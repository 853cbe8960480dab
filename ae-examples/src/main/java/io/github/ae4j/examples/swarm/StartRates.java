package io.github.ae4j.examples.swarm;

/** Learning rates that members start from: evenly spaced by ratio from 1e-4 to 1. */
final class StartRates {
  private static final double LEAST = 1e-4;
  private static final double DECADES = 4.0;

  private StartRates() {}

  static double of(int member, int members) {
    return LEAST * Math.pow(10.0, DECADES * member / Math.max(1, members - 1));
  }
}
