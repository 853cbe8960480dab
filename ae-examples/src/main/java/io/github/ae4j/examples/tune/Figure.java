package io.github.ae4j.examples.tune;

/**
 * The figure of merit of one run, smaller is better: of a task that stands the loss on what was held
 * back, at the end, plus a hundredth of what it was at the start; of one that changes the mean loss
 * of each batch before it is trained on. Infinite for a run that diverged.
 *
 * @param trained of the weights that were trained
 * @param served of those the run served before each step and at its end
 */
record Figure(double trained, double served) {
  /** A loss so many times the first one ends the run as diverged. */
  private static final double DIVERGED = 1e6;

  /** Below this share of the loss at the start there is nothing left to gain. */
  private static final double FLOOR = 1e-2;

  /** The figure of a run's trained weights. */
  static double of(TuneTask task, Updater.Maker maker) {
    return run(task, maker, false).trained;
  }

  /** Both figures of a run; where the task changes this takes half as long again. */
  static Figure both(TuneTask task, Updater.Maker maker) {
    return run(task, maker, true);
  }

  private static Figure run(TuneTask task, Updater.Maker maker, boolean both) {
    Run run = new Run(task, maker, both);
    for (int step = 0; step < task.steps(); step++) {
      if (!run.step(step)) {
        return new Figure(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
      }
    }
    return run.figure();
  }

  /** A run under way. */
  private static final class Run {
    private final TuneTask task;
    private final boolean both;
    private final boolean stands;
    private final double[] theta;
    private final double[] gradient;
    private final double[] unused;
    private final Updater updater;
    private double sum;
    private double servedSum;
    private double most = Double.POSITIVE_INFINITY;

    Run(TuneTask task, Updater.Maker maker, boolean both) {
      this.task = task;
      this.both = both;
      stands = task.drift() == TuneTask.Drift.NONE;
      theta = task.start();
      gradient = new double[theta.length];
      unused = new double[both && !stands ? theta.length : 0];
      updater = maker.on(theta);
    }

    /** One step; false if the run diverged before it. */
    boolean step(int step) {
      double loss = task.loss(step, theta, gradient);
      double counted = loss / task.lossScale(step);
      if (!(counted <= most)) {
        return false;
      }
      most = step == 0 ? DIVERGED * (counted + 1.0) : most;
      sum += counted;
      if (both && !stands) {
        servedSum += task.loss(step, updater.served(theta), unused) / task.lossScale(step);
      }
      updater.step(step, loss, gradient);
      return true;
    }

    Figure figure() {
      double trained = end(theta, sum);
      return new Figure(trained, both ? end(updater.served(theta), servedSum) : Double.NaN);
    }

    private double end(double[] weights, double losses) {
      double end = stands ? standing(task, weights) : losses / task.steps();
      return Double.isFinite(end) ? end : Double.POSITIVE_INFINITY;
    }
  }

  private static double standing(TuneTask task, double[] theta) {
    return task.heldBack(theta) + FLOOR * task.heldBack(task.start());
  }
}
