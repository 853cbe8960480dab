package io.github.ae4j.examples.lab.run;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Optimizer;
import io.github.ae4j.examples.lab.arm.Start;
import io.github.ae4j.examples.lab.task.Task;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The loop every arm is trained by: loss, update, now and then a look. What it writes down: the
 * metric on held-back data, the loss, the optimizer's coefficients, the effective step gamma =
 * |theta_t - theta_t-1| and the phase rho = cos(g_t, theta_t-2 - theta_t-1), each at its cadence.
 */
public record Training(Task task, Metric metric, Training.Plan plan) {
  /**
   * How long a run is and how many steps lie between looks at the held-back metric, the last step
   * always being one, and between records of loss and coefficients.
   */
  public record Plan(int steps, int evaluateEvery, int recordEvery) {}

  /** Trains one arm; the experiment's configuration is kept with the outcome. */
  public Outcome run(Arm arm, long seed, Map<String, String> configuration) {
    return run(arm, seed, configuration, weights -> {});
  }

  /** The same; the end is shown the weights to serve while the optimizer is still open. */
  public Outcome run(
      Arm arm, long seed, Map<String, String> configuration, Consumer<double[]> end) {
    TrainingLog log = new TrainingLog(metric, plan);
    Start start = new Start(task.start(), task.shapes(), plan.steps(), seed);
    try (Optimizer optimizer = arm.recipe().start(start)) {
      train(optimizer, log);
      log.state(optimizer.stateNumbers(), optimizer.point().length);
      end.accept(optimizer.served());
    }
    return log.outcome(task.data(), configuration);
  }

  private void train(Optimizer optimizer, TrainingLog log) {
    double[] gradient = new double[optimizer.point().length];
    log.evaluated(0, task.evaluate(0, optimizer.served()));
    for (int step = 1; step <= plan.steps(); step++) {
      double loss = task.gradient(step, optimizer.point(), gradient);
      log.before(step, loss, task.online(step, optimizer.served()), gradient, optimizer.point());
      optimizer.step(loss, gradient);
      log.after(step, optimizer);
      if (step % plan.evaluateEvery() == 0 || step == plan.steps()) {
        if (!Arrays.stream(optimizer.served()).allMatch(Double::isFinite)) {
          log.brokenDown(step);
          return;
        }
        log.evaluated(step, task.evaluate(step, optimizer.served()));
      }
    }
  }
}
