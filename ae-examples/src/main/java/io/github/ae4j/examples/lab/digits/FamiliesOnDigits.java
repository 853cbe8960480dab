package io.github.ae4j.examples.lab.digits;

import io.github.ae4j.examples.lab.experiment.OptimizerFamilies;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Paired;
import io.github.ae4j.examples.lab.run.Pick;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.lab.run.Training;
import io.github.ae4j.examples.lab.task.DigitData;
import io.github.ae4j.examples.lab.task.DigitsTask;
import io.github.ae4j.examples.lab.task.StaticDigits;
import io.github.ae4j.examples.lab.task.Task;
import java.util.Set;

/** Experiment 16 on digits, told apart by a network 784-128-10. */
final class FamiliesOnDigits extends OptimizerFamilies {
  private static final double LEEWAY = -0.005;

  private final DigitData digits = new DigitData();

  @Override
  public String name() {
    return "optimizer-families";
  }

  @Override
  public String setup(Scale scale) {
    return ("SGD with momentum, Adam, AdamW and Adafactor, bare over a grid of constant rates and"
            + " under the standard loop started at 0.001, on digits: a network 784-128-10,"
            + " batches of 64, %,d steps. State is counted in numbers of 8 bytes. Bare"
            + " Adafactor is the published one, without a first moment; adafactor-momentum is"
            + " as the steered one, with a first moment of .9 and without clipping. %s")
        .formatted(plan(scale).steps(), DigitsTask.PREPARED);
  }

  @Override
  public Metric metric() {
    return Metric.accuracy("held-back accuracy");
  }

  @Override
  protected Task task(long seed, Setting setting) {
    return StaticDigits.accuracy(digits.of(setting.data()), plan(setting.scale()).steps(), seed);
  }

  @Override
  protected Training.Plan plan(Scale scale) {
    int steps = scale.pick(60, 1_000, 1_500);
    return new Training.Plan(steps, steps / 20, steps / 50 + 1);
  }

  @Override
  public Set<String> reads() {
    return Set.of(DigitData.FOLDER);
  }

  @Override
  public boolean seenInDevelopment() {
    return true;
  }

  @Override
  protected Claim.Test end(Pick steered, Pick tuned) {
    return Paired.differenceAtLeast(Outcome.FINAL, steered, tuned, LEEWAY);
  }
}
