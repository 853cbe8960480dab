package io.github.ae4j.examples.lab.experiment;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.run.Experiment;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Pick;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.lab.run.Training;
import io.github.ae4j.examples.lab.task.Task;
import java.util.List;
import java.util.Map;

/**
 * An experiment in which every arm trains under each of several conditions. An arm's family carries
 * the condition's label, {@code ae-adamw-batch16}, so that each condition's baselines are tuned in
 * hindsight on their own.
 */
public abstract class ConditionedExperiment implements Experiment {
  /**
   * A condition.
   *
   * @param label as it stands in an arm's family
   * @param value its number
   */
  public record Condition(String label, double value) {
    /** The name of an arm's family under it. */
    public String of(String family) {
      return family + "-" + label;
    }
  }

  /** An arm under each of several conditions. */
  public static List<Pick> arms(List<Condition> conditions, String family, String setting) {
    return conditions.stream().map(one -> Pick.arm(one.of(family) + "@" + setting)).toList();
  }

  /** The best of a family under each of several conditions. */
  public static List<Pick> best(List<Condition> conditions, String family) {
    return conditions.stream().map(one -> Pick.bestOf(one.of(family))).toList();
  }

  /** The conditions at a scale. */
  protected abstract List<Condition> conditions(Scale scale);

  /** The arms to be put under each condition. */
  protected abstract List<Arm> recipes(Scale scale);

  /** The task of a seed under a condition. */
  protected abstract Task task(Condition condition, long seed, Setting setting);

  /** How long and how closely a run is watched. */
  protected abstract Training.Plan plan(Scale scale);

  /** Metrics of the experiment's own, from what the training wrote down. */
  protected abstract Map<String, Double> furtherMetrics(Condition condition, Outcome outcome);

  /** The outcome with what the experiment adds to it. */
  protected Outcome completed(Condition condition, Task task, Outcome outcome) {
    return outcome.with(furtherMetrics(condition, outcome));
  }

  @Override
  public List<Arm> arms(Scale scale) {
    return conditions(scale).stream()
        .flatMap(condition -> recipes(scale).stream().map(arm -> arm.under(condition.label())))
        .toList();
  }

  @Override
  public Map<String, String> expectedConfiguration(Scale scale) {
    return Map.of("steps", Integer.toString(plan(scale).steps()));
  }

  @Override
  public Outcome run(Arm arm, long seed, Setting setting) {
    Condition condition =
        conditions(setting.scale()).stream()
            .filter(one -> arm.family().endsWith("-" + one.label()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(arm.name() + " is under no condition"));
    Training.Plan plan = plan(setting.scale());
    Map<String, String> configuration =
        Map.of("steps", Integer.toString(plan.steps()), Outcome.CONDITION, condition.label());
    try (Task task = task(condition, seed, setting)) {
      Outcome outcome = new Training(task, metric(), plan).run(arm, seed, configuration);
      return completed(condition, task, outcome);
    }
  }
}
