package io.github.ae4j.examples.lab.arm;

/** A coefficient as a function of time alone. */
@FunctionalInterface
interface Schedule {
  /**
   * Its value for one step.
   *
   * @param step counted from 0
   * @param steps length of the run
   */
  double at(int step, int steps);
}
