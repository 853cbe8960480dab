package io.github.ae4j.examples.lab.experiment;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Optimizer;
import io.github.ae4j.examples.lab.run.Experiment;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.lab.run.Training;
import io.github.ae4j.examples.lab.task.SystemTask;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** An experiment whose arms differ in what steers the task's own coefficients. */
public abstract class SystemExperiment implements Experiment {
  /** The task of an arm and a seed; arms of one seed get the same data and the same start. */
  protected abstract SystemTask task(Arm arm, long seed, Setting setting);

  /** How long and how closely a run is watched. */
  protected abstract Training.Plan plan(Scale scale);

  /** Metrics of the experiment's own, from what the training wrote down. */
  protected Map<String, Double> furtherMetrics(Outcome outcome, Scale scale) {
    return Map.of();
  }

  @Override
  public Map<String, String> expectedConfiguration(Scale scale) {
    return Map.of("steps", Integer.toString(plan(scale).steps()));
  }

  @Override
  public final Outcome run(Arm arm, long seed, Setting setting) {
    try (SystemTask task = task(arm, seed, setting)) {
      Scale scale = setting.scale();
      Map<String, String> words = new LinkedHashMap<>(expectedConfiguration(scale));
      Map<String, Double> findings = new LinkedHashMap<>();
      Consumer<double[]> atTheEnd =
          weights -> {
            findings.putAll(task.findings(weights));
            words.putAll(task.words(weights));
          };
      Outcome outcome =
          new Training(task, metric(), plan(scale))
              .run(watched(arm, task), seed, Map.of(), atTheEnd);
      Outcome told =
          new Outcome(outcome.data(), words, outcome.metrics(), outcome.curves()).with(findings);
      return told.with(furtherMetrics(told, scale));
    }
  }

  private static Arm watched(Arm arm, SystemTask task) {
    return new Arm(
        arm.family(),
        arm.setting(),
        arm.role(),
        start -> new Watched(arm.recipe().start(start), task));
  }

  /** An optimizer whose record holds the task's coefficients too. */
  private record Watched(Optimizer optimizer, SystemTask task) implements Optimizer {
    @Override
    public double[] point() {
      return optimizer.point();
    }

    @Override
    public void step(double loss, double[] gradient) {
      optimizer.step(loss, gradient);
    }

    @Override
    public double[] served() {
      return optimizer.served();
    }

    @Override
    public Map<String, Double> coefficients() {
      Map<String, Double> all = new LinkedHashMap<>(optimizer.coefficients());
      all.putAll(task.coefficients(served()));
      return all;
    }

    @Override
    public long stateNumbers() {
      return optimizer.stateNumbers();
    }

    @Override
    public void close() {
      optimizer.close();
    }
  }
}
