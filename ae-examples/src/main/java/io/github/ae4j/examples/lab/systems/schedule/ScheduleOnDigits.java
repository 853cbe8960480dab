package io.github.ae4j.examples.lab.systems.schedule;

import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.lab.run.Training;
import io.github.ae4j.examples.lab.task.DigitData;
import io.github.ae4j.examples.lab.task.DigitsTask;
import io.github.ae4j.examples.lab.task.StaticDigits;
import io.github.ae4j.examples.lab.task.Task;

/** The schedule on digits that stay as they are. */
final class ScheduleOnDigits extends ScheduleExperiment {
  private static final int BATCH = 64;

  private final DigitData data = new DigitData();

  @Override
  public String name() {
    return "schedule";
  }

  @Override
  public String setup(Scale scale) {
    return "A network 784-128-10 on digits, batches of %d, %,d steps, held-back cross-entropy. %s"
        .formatted(BATCH, plan(scale).steps(), DigitsTask.PREPARED);
  }

  @Override
  String judged() {
    return Outcome.FINAL;
  }

  @Override
  public Metric metric() {
    return Metric.loss("held-back cross-entropy");
  }

  @Override
  protected Training.Plan plan(Scale scale) {
    int steps = scale.pick(60, 1_500, 15_000);
    return new Training.Plan(steps, steps / 20, Math.max(1, steps / 200));
  }

  @Override
  protected Task task(long seed, Setting setting) {
    return StaticDigits.loss(data.of(setting.data()), BATCH, plan(setting.scale()).steps(), seed);
  }
}
