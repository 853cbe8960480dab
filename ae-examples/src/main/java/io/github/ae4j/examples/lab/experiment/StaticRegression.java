package io.github.ae4j.examples.lab.experiment;

import io.github.ae4j.Presets;
import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.lab.run.Training;
import io.github.ae4j.examples.lab.task.RegressionTask;
import io.github.ae4j.examples.lab.task.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Experiment 1: a standing regression, easy. */
final class StaticRegression extends TrainedExperiment {
  private static final RegressionTask.Size SIZE = new RegressionTask.Size(16, 64, 8, 256);
  private static final double[] RATES = {1e-3, 3e-3, 1e-2, 3e-2};

  @Override
  public int number() {
    return 1;
  }

  @Override
  public String name() {
    return "static-regression";
  }

  @Override
  public String setup(Scale scale) {
    return ("A network 16-64-8 learns y = A x + e from batches of 256, %,d steps (the theory:"
            + " 50,000). The metric is the held-back squared error against A x itself.")
        .formatted(plan(scale).steps());
  }

  @Override
  public Metric metric() {
    return Metric.loss("mean squared error");
  }

  @Override
  public List<Arm> arms(Scale scale) {
    List<Arm> arms = new ArrayList<>();
    arms.add(Arms.steered(Base.ADAMW, 1e-3));
    arms.add(Arms.steered(Base.SGD, 1e-3));
    arms.add(Arms.steeredWithReadout(Base.ADAMW, 1e-3));
    arms.add(Arms.steered("theory-adamw", Base.ADAMW, 1e-3, Presets.theory()));
    arms.addAll(Arms.grid(rate -> Arms.constant(Base.ADAMW, rate), RATES));
    return arms;
  }

  @Override
  Task task(long seed, Setting setting) {
    return new RegressionTask(SIZE, seed);
  }

  @Override
  Training.Plan plan(Scale scale) {
    int steps = scale.pick(150, 2_000, 50_000);
    return new Training.Plan(steps, steps / 50, steps / 150);
  }

  @Override
  Map<String, Double> furtherMetrics(Task task, Outcome outcome) {
    Map<String, Double> more = new HashMap<>();
    more.put("spikes", (double) Incidents.spikes(outcome.curves().get(Outcome.METRIC)));
    more.put("cliffs", (double) Incidents.cliffs(outcome.curves().get("learningRate")));
    return more;
  }

  @Override
  public List<Claim> claims() {
    return List.of();
  }
}
