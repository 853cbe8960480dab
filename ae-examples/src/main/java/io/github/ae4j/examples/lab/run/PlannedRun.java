package io.github.ae4j.examples.lab.run;

import io.github.ae4j.examples.Versions;
import io.github.ae4j.examples.lab.arm.Arm;

/**
 * A run to be made.
 *
 * @param experiment the question
 * @param scale how much of it
 * @param arm the recipe
 * @param seed of weights, batches and noise
 */
public record PlannedRun(Experiment experiment, Scale scale, Arm arm, long seed) {
  private static final double NANOS = 1e9; // a second

  /** For messages: {@code stale-gradients/ae-sgd@0.001/seed-1}. */
  public String name() {
    return experiment.name() + "/" + arm.name() + "/seed-" + seed;
  }

  /** Makes it. */
  public RunRecord make(Setting setting) {
    long start = System.nanoTime();
    Outcome outcome =
        experiment.run(arm, seed, setting).configured(Agreement.expected(experiment, setting));
    double seconds = (System.nanoTime() - start) / NANOS;
    return new RunRecord(
        RunRecord.SCHEMA,
        experiment.name(),
        scale,
        arm.name(),
        arm.family(),
        arm.setting(),
        arm.role(),
        seed,
        outcome,
        Versions.all(),
        seconds);
  }
}
