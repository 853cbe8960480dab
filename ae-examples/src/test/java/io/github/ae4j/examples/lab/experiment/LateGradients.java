package io.github.ae4j.examples.lab.experiment;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Paired;
import io.github.ae4j.examples.lab.run.Pick;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.lab.run.Training;
import io.github.ae4j.examples.lab.staleness.StaleBowl;
import io.github.ae4j.examples.lab.task.Task;
import java.util.List;

/** On a bowl whose gradients are ten steps late the loop is no worse than the best constant rate. */
final class LateGradients extends TrainedExperiment {
  @Override
  public int number() {
    return 0; // 1 to 18 are the theory's
  }

  @Override
  public String name() {
    return "late-gradients";
  }

  @Override
  public String setup(Scale scale) {
    return "A bowl of 20 axes, gradients ten steps late, " + plan(scale).steps() + " steps.";
  }

  @Override
  public Metric metric() {
    return Metric.loss("loss");
  }

  @Override
  public List<Arm> arms(Scale scale) {
    return List.of(
        Arms.steered(Base.SGD, 1e-3),
        Arms.constant(Base.SGD, 1e-3),
        Arms.constant(Base.SGD, 1e-2),
        SignDescent.arm(1e-3));
  }

  @Override
  protected Task task(long seed, Setting setting) {
    return new StaleBowl(20, 100.0, 10, seed);
  }

  @Override
  protected Training.Plan plan(Scale scale) {
    int steps = scale.pick(200, 2_000, 20_000);
    return new Training.Plan(steps, steps / 20, steps / 100);
  }

  @Override
  public List<Claim> claims() {
    Pick ae = Pick.bestOf("ae-sgd");
    return List.of(
        new Claim(
            "Steered SGD ends no higher than the best constant rate",
            Claim.Origin.OURS,
            Paired.ratioAtMost(Outcome.FINAL, ae, Pick.bestOf("sgd"), 1.0)));
  }
}
