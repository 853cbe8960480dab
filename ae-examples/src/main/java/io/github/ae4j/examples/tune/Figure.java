package io.github.ae4j.examples.tune;

/**
 * The figure of merit of one run, smaller is better: of a task that stands the loss on what was held
 * back, at the end, plus a hundredth of what it was at the start; of one that changes the mean loss
 * of each batch before it is trained on. Infinite for a run that diverged.
 */
final class Figure {
  /** A loss so many times the first one ends the run as diverged. */
  private static final double DIVERGED = 1e6;

  /** Below this share of the loss at the start there is nothing left to gain. */
  private static final double FLOOR = 1e-2;

  private Figure() {}

  static double of(TuneTask task, Updater.Maker maker) {
    double[] theta = task.start();
    double[] gradient = new double[theta.length];
    Updater updater = maker.on(theta);
    double sum = 0.0;
    double most = Double.POSITIVE_INFINITY;
    for (int step = 0; step < task.steps(); step++) {
      double loss = task.loss(step, theta, gradient);
      double counted = loss / task.lossScale(step);
      if (!(counted <= most)) {
        return Double.POSITIVE_INFINITY;
      }
      most = step == 0 ? DIVERGED * (counted + 1.0) : most;
      sum += counted;
      updater.step(step, loss, gradient);
    }
    double end = task.drift() == TuneTask.Drift.NONE ? standing(task, theta) : sum / task.steps();
    return Double.isFinite(end) ? end : Double.POSITIVE_INFINITY;
  }

  private static double standing(TuneTask task, double[] theta) {
    return task.heldBack(theta) + FLOOR * task.heldBack(task.start());
  }
}
