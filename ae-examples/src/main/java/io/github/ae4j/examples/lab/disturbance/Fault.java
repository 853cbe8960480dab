package io.github.ae4j.examples.lab.disturbance;

import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with some batches.
 *
 * @param label as it stands in an arm's family
 * @param gradient factor of a bad batch's gradient
 * @param loss factor of a bad batch's loss
 * @param often whether one batch in {@link #PERIOD} is bad, else a single one is
 */
record Fault(String label, double gradient, double loss, boolean often) {
  /** One batch in so many is bad, where more than one is. */
  static final int PERIOD = 200;

  /** Nothing is. */
  static final Fault NONE = new Fault("clean", 1.0, 1.0, false);

  /** One gradient is large, and its loss says nothing of it. */
  static final List<Fault> GRADIENT = sizes("gradient", false);

  /** One gradient is large, and so is its loss. */
  static final List<Fault> BOTH = sizes("both", true);

  /** One gradient in 200 is large, and its loss says nothing of it. */
  static final Fault OFTEN = new Fault("often", 1e3, 1.0, true);

  /** One gradient in 200 is large, and so is its loss. */
  static final Fault OFTEN_BOTH = new Fault("oftenboth", 1e3, 1e3, true);

  private static final double WHEN = 0.4; // of the run

  private static List<Fault> sizes(String label, boolean loss) {
    List<Fault> faults = new ArrayList<>();
    for (int decades = 2; decades <= 8; decades += 2) {
      double size = Math.pow(10.0, decades);
      faults.add(new Fault(label + "1e" + decades, size, loss ? size : 1.0, false));
    }
    return List.copyOf(faults);
  }

  /** All of them. */
  static List<Fault> all() {
    List<Fault> all = new ArrayList<>(List.of(NONE));
    all.addAll(GRADIENT);
    all.addAll(BOTH);
    all.addAll(List.of(OFTEN, OFTEN_BOTH));
    return all;
  }

  /** Whether a step's batch is bad; steps from 1. */
  boolean isAt(int step, int steps) {
    return often ? step % PERIOD == PERIOD / 2 : step == (int) (WHEN * steps);
  }
}
