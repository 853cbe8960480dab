package io.github.ae4j.examples.lab.experiment;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.run.Experiment;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.lab.run.Training;
import io.github.ae4j.examples.lab.task.Task;
import java.util.Map;

/** An experiment in which every arm trains on the same task. */
public abstract class TrainedExperiment implements Experiment {
  /** The task of a seed. */
  protected abstract Task task(long seed, Setting setting);

  /** How long and how closely a run is watched. */
  protected abstract Training.Plan plan(Scale scale);

  /** What is kept with a run, beyond the plan. */
  protected Map<String, String> configuration(Scale scale) {
    return Map.of("steps", Integer.toString(plan(scale).steps()));
  }

  /** Metrics of the experiment's own, from what the training wrote down. */
  protected Map<String, Double> furtherMetrics(Task task, Outcome outcome) {
    return Map.of();
  }

  @Override
  public Map<String, String> expectedConfiguration(Scale scale) {
    return configuration(scale);
  }

  @Override
  public Outcome run(Arm arm, long seed, Setting setting) {
    try (Task task = task(seed, setting)) {
      Scale scale = setting.scale();
      Outcome outcome =
          new Training(task, metric(), plan(scale)).run(arm, seed, configuration(scale));
      return outcome.with(furtherMetrics(task, outcome));
    }
  }
}
