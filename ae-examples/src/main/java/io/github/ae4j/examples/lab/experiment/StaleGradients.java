package io.github.ae4j.examples.lab.experiment;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.lab.run.Training;
import io.github.ae4j.examples.lab.task.StaleBowl;
import io.github.ae4j.examples.lab.task.Task;
import java.util.List;

/** Experiment 7: phase control against gradients that arrive late. */
final class StaleGradients extends TrainedExperiment {
  @Override
  public int number() {
    return 7;
  }

  @Override
  public String name() {
    return "stale-gradients";
  }

  @Override
  public String setup(Scale scale) {
    return "To be deepened.";
  }

  @Override
  public Metric metric() {
    return Metric.loss("loss");
  }

  @Override
  public List<Arm> arms(Scale scale) {
    return List.of(Arms.steered(Base.SGD, 1e-3), Arms.constant(Base.SGD, 0.3));
  }

  @Override
  Task task(long seed, Setting setting) {
    return new StaleBowl(20, 100.0, 10, seed);
  }

  @Override
  Training.Plan plan(Scale scale) {
    int steps = scale.pick(200, 2_000, 2_000);
    return new Training.Plan(steps, steps / 40, steps / 100);
  }

  @Override
  public List<Claim> claims() {
    return List.of();
  }
}
