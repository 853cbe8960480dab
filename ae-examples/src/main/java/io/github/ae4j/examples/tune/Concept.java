package io.github.ae4j.examples.tune;

import io.github.ae4j.examples.tune.TuneTask.Drift;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * The vector that a task's targets come from: another one each phase where targets change, turning in
 * the plane of two where they walk.
 */
final class Concept {
  private final double[][] ends;
  private final double[] now;
  private final Changes changes;
  private int made = -1;

  Concept(Changes changes, SplittableRandom random, Function<SplittableRandom, double[]> draw) {
    this.changes = changes;
    ends = new double[Math.max(2, changes.phases())][];
    for (int i = 0; i < ends.length; i++) {
      ends[i] = draw.apply(random);
    }
    now = new double[ends[0].length];
  }

  /** The vector at a step, in an array that the next call overwrites. */
  double[] at(int step) {
    if (step != made) {
      made = step;
      double[] first = ends[changes.phase(Drift.TARGET, step)];
      double cosine = Math.cos(changes.angle(step));
      double sine = Math.sin(changes.angle(step));
      for (int i = 0; i < now.length; i++) {
        now[i] = cosine * first[i] + sine * ends[1][i];
      }
    }
    return now;
  }
}
