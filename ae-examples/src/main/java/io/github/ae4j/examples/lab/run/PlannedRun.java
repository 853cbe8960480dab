package io.github.ae4j.examples.lab.run;

import io.github.ae4j.examples.Versions;
import io.github.ae4j.examples.lab.arm.Arm;

/** A run to be made: an experiment's arm on the weights, batches and noise of a seed. */
public record PlannedRun(Experiment experiment, Scale scale, Arm arm, long seed) {
  /** For messages: {@code stale-gradients/ae-sgd@0.001/seed-1}. */
  public String name() {
    return experiment.name() + "/" + arm.name() + "/seed-" + seed;
  }

  public RunRecord make(Setting setting) {
    long start = System.nanoTime();
    Outcome outcome = experiment.run(arm, seed, setting).configured(setting.expected(experiment));
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
        1e-9 * (System.nanoTime() - start));
  }
}
