package io.github.ae4j.examples.tune;

import io.github.ae4j.examples.tune.TuneTask.Drift;
import java.util.SplittableRandom;

/**
 * How a task changes, a pure function of its seed.
 *
 * @param drift the one thing that changes
 * @param steps length of the run
 * @param phases number of stretches between abrupt changes
 * @param turn angle a walk turns by over the run, radians
 * @param seed of what each phase brings
 */
record Changes(Drift drift, int steps, int phases, double turn, long seed) {
  private static final double DECADES = 0.7;

  /** The phase a step lies in, if this kind of thing changes in phases; else 0. */
  int phase(Drift kind, int step) {
    return drift == kind ? (int) ((long) step * phases / steps) : 0;
  }

  /** Where a walk has turned to. */
  double angle(int step) {
    return drift == Drift.WALK ? turn * step / steps : 0.0;
  }

  /** A factor log-uniform in 1/5 to 5 a phase; 1 in the first. */
  double scale(Drift kind, int step) {
    int phase = phase(kind, step);
    return phase == 0 ? 1.0 : Math.pow(10.0, DECADES * (2.0 * random(phase).nextDouble() - 1.0));
  }

  /** A permutation a phase; the identity in the first. */
  int[] order(Drift kind, int step, int size) {
    int[] order = new int[size];
    int phase = phase(kind, step);
    SplittableRandom random = random(phase);
    for (int i = 0; i < size; i++) {
      int j = phase == 0 ? i : random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  private SplittableRandom random(int phase) {
    return Seeds.random(seed, phase);
  }
}
