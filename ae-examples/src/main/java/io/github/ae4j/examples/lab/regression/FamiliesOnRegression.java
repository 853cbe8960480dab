package io.github.ae4j.examples.lab.regression;

import io.github.ae4j.examples.lab.experiment.OptimizerFamilies;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Paired;
import io.github.ae4j.examples.lab.run.Pick;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.lab.run.Training;
import io.github.ae4j.examples.lab.task.RegressionTask;
import io.github.ae4j.examples.lab.task.Task;

/** Experiment 16 on a noisy regression, in plain Java. */
final class FamiliesOnRegression extends OptimizerFamilies {
  private static final RegressionTask.Size SIZE = new RegressionTask.Size(16, 32, 4, 64);
  private static final double LEEWAY = 1.1;

  @Override
  public String name() {
    return "optimizer-families-regression";
  }

  @Override
  public String setup(Scale scale) {
    return ("The same on a regression: a network 16-32-4 learns y = A x + e from batches of 64,"
            + " %,d steps; the metric is the held-back squared error against A x itself."
            + " Scores of regression by a network were looked at while the loop was made, though"
            + " none of its constants was chosen by them.")
        .formatted(plan(scale).steps());
  }

  /** Scores of regression by a network were looked at while the standard loop was made. */
  @Override
  public boolean seenInDevelopment() {
    return true;
  }

  @Override
  public Metric metric() {
    return Metric.loss("mean squared error");
  }

  @Override
  protected Task task(long seed, Setting setting) {
    return new RegressionTask(SIZE, seed);
  }

  @Override
  protected Training.Plan plan(Scale scale) {
    int steps = scale.pick(100, 2_000, 10_000);
    return new Training.Plan(steps, steps / 50, steps / 100);
  }

  @Override
  protected Claim.Test end(Pick steered, Pick tuned) {
    return Paired.ratioAtMost(Outcome.FINAL, steered, tuned, LEEWAY);
  }
}
