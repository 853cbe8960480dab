package io.github.ae4j.meta;

import io.github.ae4j.Experimental;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.memory.Check;
import java.util.Arrays;
import java.util.Objects;

/**
 * One run of a task under a loop, and what it came to.
 *
 * @param value of the task's objective; infinite for a run that diverged
 * @param slopes derivative of the value in each gain, on its chart; NaN where a run is too sensitive to the gain, 0 for
 *     a run that diverged
 * @param crossings see {@link Sensitivity#crossings}
 */
@Experimental
public record MetaRun(double value, double[] slopes, long crossings) {
  /** A loss beyond so many times the size of the first one ends the run as diverged. */
  private static final double DIVERGED = 1e6;

  /** Keeps a copy. */
  public MetaRun {
    slopes = slopes.clone();
  }

  /** Derivative of the value in each gain, on its chart; a copy. */
  @Override
  public double[] slopes() {
    return slopes.clone();
  }

  /**
   * Runs a task with sensitivities.
   *
   * @param directions see {@link Sensitivity#of}
   * @throws IllegalArgumentException if directions is negative, the task has no steps or a unit that is not positive,
   *     or a gain's value has no coordinate on its chart
   */
  public static MetaRun of(MetaTask task, Gains gains, int directions) {
    Objects.requireNonNull(task, "task");
    Objects.requireNonNull(gains, "gains");
    double[] theta = task.start();
    Tally tally = new Tally(task, gains.size());
    try (Sensitivity ride = Sensitivity.of(gains, directions, theta, task::optimizer)) {
      for (int step = 0; step < task.steps(); step++) {
        int now = step;
        double loss = task.loss(step, theta, tally.gradient);
        if (!tally.see(step, loss)) {
          return tally.diverged(ride.crossings());
        }
        ride.step(
            loss,
            tally.gradient,
            (v, product) -> task.curvature(now, theta, tally.gradient, v, product));
        tally.add(step, loss, ride.lossSlopes());
      }
      if (task.objective().countsEnd()) {
        tally.end(task.end(ride.served()), ride.servedSlopes(task::end));
      }
      return tally.run(ride.crossings());
    }
  }

  /**
   * The value alone: a plain run. Infinite if it diverged.
   *
   * @throws IllegalArgumentException if the task has no steps or a unit that is not positive
   */
  public static double value(MetaTask task, Gains gains) {
    Objects.requireNonNull(task, "task");
    Objects.requireNonNull(gains, "gains");
    double[] theta = task.start();
    Tally tally = new Tally(task, 0);
    try (ArrayTrainer trainer = ArrayTrainer.steer(task.optimizer(theta), gains.preset())) {
      for (int step = 0; step < task.steps(); step++) {
        double loss = task.loss(step, theta, tally.gradient);
        if (!tally.see(step, loss)) {
          return Double.POSITIVE_INFINITY;
        }
        trainer.step(loss, tally.gradient);
      }
      if (task.objective().countsEnd()) {
        tally.end(task.end(trainer.hasReadout() ? trainer.readout() : theta), new double[0]);
      }
    }
    return tally.run(0).value();
  }

  /** The terms of a run, added up. */
  private static final class Tally {
    private final MetaTask task;
    private final double[] gradient;
    private final double[] slopes;
    private double value;
    private double most = Double.POSITIVE_INFINITY;

    Tally(MetaTask task, int gains) {
      this.task = task;
      Check.atLeast("steps of a task", task.steps(), 1.0);
      gradient = new double[task.start().length];
      slopes = new double[gains];
    }

    /** Takes in the loss of a step; false if the run has diverged. */
    boolean see(int step, double loss) {
      double counted = loss / Check.positive("unit of a task", task.unit(step));
      if (!(counted <= most)) {
        return false;
      }
      most = step == 0 ? DIVERGED * (Math.abs(counted) + 1.0) : most;
      value += task.objective().ofStep(counted, task.steps());
      return true;
    }

    void add(int step, double loss, double[] lossSlopes) {
      double unit = task.unit(step);
      double slope = task.objective().slopeOfStep(loss / unit, task.steps()) / unit;
      for (int j = 0; j < slopes.length && slope != 0.0; j++) {
        slopes[j] += slope * lossSlopes[j];
      }
    }

    void end(double loss, double[] lossSlopes) {
      value += loss;
      for (int j = 0; j < slopes.length; j++) {
        slopes[j] += lossSlopes[j];
      }
    }

    MetaRun run(long crossings) {
      return Double.isFinite(value) ? new MetaRun(value, slopes, crossings) : diverged(crossings);
    }

    MetaRun diverged(long crossings) {
      Arrays.fill(slopes, 0.0);
      return new MetaRun(Double.POSITIVE_INFINITY, slopes, crossings);
    }
  }
}
