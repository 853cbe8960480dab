package io.github.ae4j.examples.tune;

/** Something that trains a task's parameters, a step at a time. */
@FunctionalInterface
interface Updater {
  /** Updates the parameters it was made for. */
  void step(int step, double loss, double[] gradient);

  /** The weights to serve: the parameters it was made for, unless it averages. */
  default double[] served(double[] parameters) {
    return parameters;
  }

  /** Makes an updater for parameters that are updated in place. */
  @FunctionalInterface
  interface Maker {
    /** A new updater; nothing is shared between two of them. */
    Updater on(double[] parameters);
  }
}
