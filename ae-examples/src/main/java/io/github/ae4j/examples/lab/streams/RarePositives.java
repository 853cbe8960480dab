package io.github.ae4j.examples.lab.streams;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import io.github.ae4j.examples.lab.experiment.ConditionedExperiment;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Claim.Origin;
import io.github.ae4j.examples.lab.run.Curve;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Metric.Watched;
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

/** Online logistic regression where positives are rare, one example a step. */
final class RarePositives extends ConditionedExperiment {
  private static final double START = 1e-3;
  private static final double[] SGD = {1e-4, 1e-3, 3e-3, 1e-2, 3e-2, 0.1, 0.3, 1.0, 3.0};
  private static final double[] MOMENTA = {0.0, 0.9};
  private static final double[] ADAM = {1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 0.1};
  private static final List<Base> STEERED = List.of(Base.SGD, Base.ADAM);
  private static final double FALSE_DRIFTS = 0.1;

  @Override
  public int number() {
    return 0;
  }

  @Override
  public String name() {
    return "rare-positives";
  }

  @Override
  public String setup(Scale scale) {
    return ("Logistic regression learns %,d examples of 10 attributes, one by one, each predicted"
            + " before it is learnt. Five streams stand still, with priors of a positive 0.5, 0.05,"
            + " 0.01, 0.005 and 0.001; two change half way: labels switched at even odds, and a"
            + " prior of 0.005 that jumps to 0.05. Log loss of the second half, beside the best"
            + " constant's: SGD over rate and momentum, Adam over its rate. A drift named on a"
            + " stream that stands still is false. Such streams served to choose the loop's"
            + " constants.")
        .formatted(plan(scale).steps());
  }

  @Override
  public boolean seenInDevelopment() {
    return true;
  }

  @Override
  public Metric metric() {
    return Metric.loss("prequential log loss of the second half").watching(Watched.NOTHING);
  }

  @Override
  protected List<Condition> conditions(Scale scale) {
    return Arrays.stream(Rarity.values())
        .map(one -> new Condition(one.label(), one.ordinal()))
        .toList();
  }

  @Override
  protected List<Arm> recipes(Scale scale) {
    List<Arm> arms = new ArrayList<>();
    STEERED.forEach(base -> arms.add(Arms.steered(base, START)));
    if (scale == Scale.SMOKE) {
      arms.add(Arms.sgd(0.1, 0.0));
      arms.add(Arms.constant(Base.ADAM, 1e-2));
      return arms;
    }
    for (double momentum : MOMENTA) {
      arms.addAll(Arms.grid(rate -> Arms.sgd(rate, momentum), SGD));
    }
    arms.addAll(Arms.grid(rate -> Arms.constant(Base.ADAM, rate), ADAM));
    return arms;
  }

  @Override
  protected Task task(Condition condition, long seed, Setting setting) {
    int steps = plan(setting.scale()).steps();
    return new LogLossStream(rarity(condition).make(steps, seed), steps / 2 + 1);
  }

  private static Rarity rarity(Condition condition) {
    return Rarity.values()[(int) condition.value()];
  }

  @Override
  protected Training.Plan plan(Scale scale) {
    int steps = scale.pick(4_000, 100_000, 100_000);
    return new Training.Plan(steps, steps / 100, steps / 100);
  }

  @Override
  protected Map<String, Double> furtherMetrics(Condition condition, Outcome outcome) {
    Curve drifts = outcome.curves().get(Outcome.DRIFTS);
    return drifts == null
        ? Map.of()
        : Map.of(Outcome.DRIFTS, drifts.value()[drifts.value().length - 1]);
  }

  @Override
  public List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    for (Base base : STEERED) {
      for (Rarity rarity : Rarity.values()) {
        claims.add(closeToConstant(base, rarity));
      }
      claims.add(fewFalseDrifts(base));
    }
    return claims;
  }

  private static Claim closeToConstant(Base base, Rarity rarity) {
    String constant = base == Base.SGD ? "sgd-tuned" : base.label();
    return new Claim(
        "ae-%s has at most %s of the log loss of the best constant in hindsight: %s."
            .formatted(base.label(), rarity.bound(), rarity.source()),
        Origin.OURS,
        Paired.ratioAtMost(
            Outcome.FINAL,
            steered(base, rarity),
            Pick.bestOf(constant + "-" + rarity.label()),
            rarity.bound()));
  }

  private static Claim fewFalseDrifts(Base base) {
    List<Pick> picks =
        Arrays.stream(Rarity.values())
            .filter(Rarity::isStationary)
            .map(rarity -> steered(base, rarity))
            .toList();
    return new Claim(
        "ae-%s names at most %s drifts a run where nothing changes."
            .formatted(base.label(), FALSE_DRIFTS),
        Origin.OURS,
        Paired.paired(
            "mean drifts of %s, %s, %s, %s, %s",
            picks,
            runs ->
                runs.stream()
                    .mapToDouble(run -> run.metric(Outcome.DRIFTS))
                    .average()
                    .orElse(Double.NaN),
            true,
            FALSE_DRIFTS));
  }

  private static Pick steered(Base base, Rarity rarity) {
    return Pick.arm("ae-" + base.label() + "-" + rarity.label() + "@" + Arms.text(START));
  }
}
