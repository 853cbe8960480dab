package io.github.ae4j.examples.lab.disturbance;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import io.github.ae4j.examples.lab.experiment.ConditionedExperiment;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Claim.Origin;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Paired;
import io.github.ae4j.examples.lab.run.Pick;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.lab.run.Training;
import io.github.ae4j.examples.lab.task.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Gradients that are late by a fixed or a random number of steps, on four small tasks. */
final class LateRandom extends ConditionedExperiment {
  private static final double START = 1e-3;
  private static final List<Delay> DELAYS =
      List.of(new Delay(0, false), new Delay(10, false), new Delay(40, false), new Delay(20, true));
  private static final List<Base> STEERED = List.of(Base.SGD, Base.ADAM);
  private static final String GROWTH = "growth";
  private static final double LARGEST_GROWTH = 4.0;

  @Override
  public int number() {
    return 0;
  }

  @Override
  public String name() {
    return "late-random";
  }

  @Override
  public String setup(Scale scale) {
    return ("Gradients of the point 0, 10 or 40 steps ago, or of 0 to 20 steps ago at random each"
            + " step, on %s; %,d steps. The loss told is that of the point of now. Growth is the"
            + " greatest held-back loss, looked at every 10 steps, by that of the start. Such tasks"
            + " served to choose the loop's constants.")
        .formatted(Problem.IN_WORDS, plan(scale).steps());
  }

  @Override
  public boolean seenInDevelopment() {
    return true;
  }

  @Override
  public Metric metric() {
    return Metric.loss("held-back loss by its start");
  }

  @Override
  protected List<Condition> conditions(Scale scale) {
    List<Condition> conditions = new ArrayList<>();
    for (Problem problem : Problem.values()) {
      for (Delay delay : DELAYS) {
        conditions.add(new Condition(label(problem, delay), conditions.size()));
      }
    }
    return conditions;
  }

  private static String label(Problem problem, Delay delay) {
    return problem.label() + "-" + delay.label();
  }

  @Override
  protected List<Arm> recipes(Scale scale) {
    List<Arm> arms = new ArrayList<>();
    STEERED.forEach(base -> arms.add(Arms.steered(base, START)));
    arms.addAll(Arms.grid(rate -> Arms.sgd(rate, 0.0), 1e-2, 0.1));
    arms.addAll(Arms.grid(rate -> Arms.constant(Base.ADAM, rate), 1e-3, 1e-2));
    return arms;
  }

  @Override
  protected Task task(Condition condition, long seed, Setting setting) {
    int place = (int) condition.value();
    Problem problem = Problem.values()[place / DELAYS.size()];
    return new LateTask(problem.make(seed), DELAYS.get(place % DELAYS.size()), seed);
  }

  @Override
  protected Training.Plan plan(Scale scale) {
    return new Training.Plan(scale.pick(300, 1_500, 1_500), 10, 15);
  }

  @Override
  protected Map<String, Double> furtherMetrics(Condition condition, Outcome outcome) {
    double[] values = outcome.curves().get(Outcome.METRIC).value();
    double greatest = Arrays.stream(values).max().orElse(Double.POSITIVE_INFINITY);
    return Map.of(GROWTH, greatest / values[0]);
  }

  @Override
  public List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    for (Base base : STEERED) {
      for (Delay delay : DELAYS) {
        claims.add(
            claim(
                "grows to at most %s times its start".formatted(LARGEST_GROWTH),
                base,
                delay,
                GROWTH,
                LARGEST_GROWTH));
        claims.add(claim("ends below its start", base, delay, Outcome.FINAL, 1.0));
      }
    }
    return claims;
  }

  /** On a metric that the worst of the four tasks is judged by. */
  private static Claim claim(String what, Base base, Delay delay, String metric, double bound) {
    String family = "ae-" + base.label();
    List<Pick> picks =
        Arrays.stream(Problem.values())
            .map(one -> family + "-" + label(one, delay) + "@" + Arms.text(START))
            .map(Pick::arm)
            .toList();
    return new Claim(
        "Gradients %s: the loss of %s %s on every task.".formatted(delay.inWords(), family, what),
        Origin.OURS,
        Paired.pairedRatio(
            "largest " + metric + " of %s, %s, %s, %s",
            picks,
            runs -> runs.stream().mapToDouble(run -> run.metric(metric)).max().orElse(Double.NaN),
            true,
            bound));
  }
}
