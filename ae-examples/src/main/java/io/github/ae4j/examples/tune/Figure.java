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

  private static final Figure INFINITE =
      new Figure(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** The figure of a run's trained weights. */
  static double of(TuneTask task, Updater.Maker maker) {
    return run(task, maker, false).trained;
  }

  /** Both figures of a run; where the task changes this takes half as long again. */
  static Figure both(TuneTask task, Updater.Maker maker) {
    return run(task, maker, true);
  }

  private static Figure run(TuneTask task, Updater.Maker maker, boolean both) {
    boolean stands = task.drift() == TuneTask.Drift.NONE;
    double[] theta = task.start();
    double[] gradient = new double[theta.length];
    double[] unused = new double[both && !stands ? theta.length : 0];
    Updater updater = maker.on(theta);
    double sum = 0.0;
    double servedSum = 0.0;
    double most = Double.POSITIVE_INFINITY;
    for (int step = 0; step < task.steps(); step++) {
      double loss = task.loss(step, theta, gradient);
      double counted = loss / task.lossScale(step);
      if (!(counted <= most)) {
        return INFINITE;
      }
      most = step == 0 ? DIVERGED * (counted + 1.0) : most;
      sum += counted;
      if (unused.length > 0) {
        servedSum += task.loss(step, updater.served(theta), unused) / task.lossScale(step);
      }
      updater.step(step, loss, gradient);
    }
    double trained = stands ? standing(task, theta) : sum / task.steps();
    double served = Double.NaN;
    if (both) {
      served = stands ? standing(task, updater.served(theta)) : servedSum / task.steps();
    }
    return new Figure(finite(trained), both ? finite(served) : served);
  }

  private static double standing(TuneTask task, double[] theta) {
    return task.heldBack(theta) + FLOOR * task.heldBack(task.start());
  }

  private static double finite(double figure) {
    return Double.isFinite(figure) ? figure : Double.POSITIVE_INFINITY;
  }
}
