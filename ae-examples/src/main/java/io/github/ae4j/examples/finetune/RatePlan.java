package io.github.ae4j.examples.finetune;

/**
 * A learning rate by the step, from 1: up from 0 in a line, then down by half a cosine to nearly 0 (Loshchilov and Hutter
 * 2017); or always the same.
 *
 * @param rate the highest
 * @param warmUp steps up; 0 for none
 * @param steps in all; 0 for a rate that stays
 */
record RatePlan(double rate, int warmUp, int steps) {
  private static final int TENTH = 10; // warm-up is one step in so many

  static RatePlan constant(double rate) {
    return new RatePlan(rate, 0, 0);
  }

  /** With a tenth of the steps up. */
  static RatePlan cosine(double rate, int steps) {
    return new RatePlan(rate, steps / TENTH, steps);
  }

  double at(int step) {
    if (steps == 0) {
      return rate;
    }
    if (step <= warmUp) {
      return rate * step / warmUp;
    }
    double share = (step - warmUp - 1.0) / (steps - warmUp);
    return rate * 0.5 * (1.0 + Math.cos(Math.PI * share));
  }
}
