package io.github.ae4j.examples.lab.staleness;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import io.github.ae4j.examples.lab.experiment.ConditionedExperiment;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.lab.run.Training;
import io.github.ae4j.examples.lab.task.Task;
import io.github.ae4j.preset.Presets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Experiment 7: phase control against gradients that arrive late. */
final class StaleGradients extends ConditionedExperiment {
  private static final int[] DELAYS = {0, 5, 10, 20, 40};
  private static final double[] RATES = {1e-3, 3e-3, 1e-2, 3e-2, 0.1, 0.3, 1.0};
  private static final double[] MOMENTUM_RATES = {1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 0.1};
  static final String UNPHASED = "theory-sgd-without-ae5";
  static final String RATE = "rate";
  static final String OVERSHOOT = "overshoot";
  private static final double LEAST_LOSS = 1e-300;
  private static final double DECADES = 1000.0;

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
    return ("A bowl of 20 axes, curvatures 0.01 to 1, %,d steps, with gradients of the point 0 to"
            + " 40 steps ago. Growth is the largest loss by the loss at the start; overshoot"
            + " the swing of the steepest axis beyond the bottom, by its start; rate the"
            + " decades of loss lost in 1,000 steps. Development saw such bowls under an earlier"
            + " form of the loop, of which it was found that it never diverges; the standard"
            + " loop tested here is another.")
        .formatted(plan(scale).steps());
  }

  @Override
  public Metric metric() {
    return Metric.loss("loss by its start");
  }

  @Override
  protected List<Condition> conditions(Scale scale) {
    return IntStream.of(DELAYS).mapToObj(delay -> new Condition("delay" + delay, delay)).toList();
  }

  @Override
  protected List<Arm> recipes(Scale scale) {
    List<Arm> arms = new ArrayList<>();
    arms.add(Arms.steered(Base.SGD, 1e-3));
    arms.add(Arms.steered(Base.ADAM, 1e-3));
    arms.add(Arms.theory(Base.SGD, 1e-3));
    arms.add(Arms.steered(UNPHASED, Base.SGD, 1e-3, Presets.theory().without("AE-5")));
    arms.add(Arms.seedPreset(1e-3));
    arms.addAll(Arms.grid(rate -> Arms.sgd(rate, 0.0), RATES));
    arms.addAll(Arms.grid(rate -> Arms.sgd(rate, 0.9), MOMENTUM_RATES));
    arms.add(Arms.dog());
    return arms;
  }

  @Override
  protected Task task(Condition condition, long seed, Setting setting) {
    return new StaleBowl(20, 100.0, (int) condition.value(), seed);
  }

  @Override
  protected Training.Plan plan(Scale scale) {
    int steps = scale.pick(1_000, 4_000, 4_000);
    return new Training.Plan(steps, steps / 50, steps / 100);
  }

  @Override
  protected Map<String, Double> furtherMetrics(Condition condition, Outcome outcome) {
    double left = Math.max(LEAST_LOSS, outcome.metrics().get(Outcome.FINAL));
    double[] steps = outcome.curves().get(Outcome.METRIC).step();
    Map<String, Double> more = new LinkedHashMap<>();
    more.put(RATE, -Math.log10(left) / steps[steps.length - 1] * DECADES);
    more.put(
        "rhoLargest",
        Arrays.stream(outcome.curves().get("rho").value()).map(Math::abs).max().orElse(0.0));
    return more;
  }

  @Override
  protected Outcome completed(Condition condition, Task task, Outcome outcome) {
    StaleBowl bowl = (StaleBowl) task;
    return super.completed(condition, task, outcome)
        .with(Map.of("growth", bowl.growth(), OVERSHOOT, bowl.overshoot()));
  }

  /** The standard loop was looked at under delays of 0 to 40, in another form than this one. */
  @Override
  public boolean seenInDevelopment() {
    return true;
  }

  @Override
  public List<Claim> claims() {
    return StaleClaims.of(DELAYS);
  }
}
