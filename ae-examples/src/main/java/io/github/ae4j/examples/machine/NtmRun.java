package io.github.ae4j.examples.machine;

import io.github.ae4j.machine.Halted;

/**
 * What a neural Turing machine came to that was trained from one seed to copy sequences of 1 to 10 steps.
 *
 * @param halted why training ended
 * @param finite whether every loss was, and every answer at the end
 * @param near share of fresh sequences of 1 to 10 steps that are copied without a wrong bit
 * @param far the same of 20 steps
 * @param wrongBits share of the bits of those that are wrong
 */
record NtmRun(Halted halted, boolean finite, double near, double far, double wrongBits) {
  static NtmRun of(NtmTask task, TapeArm arm, long seed, int steps) {
    try (NtmTraining training = new NtmTraining(task, arm, seed, steps)) {
      return training.run();
    }
  }

  boolean isSolved() {
    return halted.reason().contains("SOLVED");
  }

  /** Whether it copies every fresh sequence of twice the length it was trained on. */
  boolean isGeneral() {
    return far == 1.0;
  }
}
