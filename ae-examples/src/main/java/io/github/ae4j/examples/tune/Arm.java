package io.github.ae4j.examples.tune;

/** Something that trains a task's parameters, a step at a time. */
@FunctionalInterface
interface Arm {
  /** Updates the parameters it was made for. */
  void step(int step, double loss, double[] gradient);

  /** Makes an arm for parameters that are updated in place. */
  @FunctionalInterface
  interface Maker {
    /** A new arm; nothing is shared between two of them. */
    Arm on(double[] parameters);
  }
}
