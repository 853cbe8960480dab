package io.github.ae4j.examples.lab.digits;

import io.github.ae4j.examples.lab.experiment.TrainedExperiment;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.lab.run.Training;
import io.github.ae4j.examples.lab.task.DigitData;
import io.github.ae4j.examples.lab.task.StaticDigits;
import io.github.ae4j.examples.lab.task.Task;
import java.util.Set;

/** A 784-128-10 network learns 8,000 digits and is judged by 2,000 others; batches of 64. */
abstract class StaticDigitsExperiment extends TrainedExperiment {
  private final DigitData data = new DigitData();

  @Override
  public int number() {
    return 0;
  }

  @Override
  public Set<String> reads() {
    return Set.of(DigitData.FOLDER);
  }

  @Override
  public Metric metric() {
    return Metric.accuracy("held-back accuracy");
  }

  @Override
  protected Training.Plan plan(Scale scale) {
    return scale.pick(
        new Training.Plan(100, 50, 10),
        new Training.Plan(1_500, 50, 10),
        new Training.Plan(1_500, 50, 10));
  }

  @Override
  protected Task task(long seed, Setting setting) {
    return StaticDigits.accuracy(data.of(setting.data()), plan(setting.scale()).steps(), seed);
  }

  /** Drawn digits served to choose constants of the standard loop, and MNIST was looked at. */
  @Override
  public boolean seenInDevelopment() {
    return true;
  }
}
