package io.github.ae4j.examples.lab.digits;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import io.github.ae4j.examples.lab.experiment.ConditionedExperiment;
import io.github.ae4j.examples.lab.experiment.Lineup;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Claim.Origin;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Pick;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.lab.run.Training;
import io.github.ae4j.examples.lab.task.DigitData;
import io.github.ae4j.examples.lab.task.DigitsTask;
import io.github.ae4j.examples.lab.task.StaticDigits;
import io.github.ae4j.examples.lab.task.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Experiment 10: the same network with its loss, and so its gradient, multiplied. */
final class LossScale extends ConditionedExperiment {
  private static final List<Condition> FACTORS =
      List.of(
          new Condition("by-tenth", 0.1),
          new Condition("by-one", 1.0),
          new Condition("by-ten", 10.0));
  private static final double CUSTOMARY = 1e-2; // of SGD with heavy-ball momentum .9
  private static final double[] SGD = {1e-3, 3e-3, 0.03, 0.1, 0.3, 1.0}; // beside it
  private static final double[] ADAMW = {1e-3, 3e-3, 1e-2};
  private static final int BATCH = 64;
  private static final String BALANCE = "rateTimesScale";
  private static final double MATCHED = 1.15;
  private static final double ADAPTIVE = 1.03;
  private static final double PLAIN = 1.07;
  private static final List<Pick> STEERED_SGD = arms(FACTORS, "ae-sgd", "0.001");
  private static final List<Pick> STEERED_ADAMW = arms(FACTORS, "ae-adamw", "0.001");

  private final DigitData digits = new DigitData();

  @Override
  public int number() {
    return 10;
  }

  @Override
  public String name() {
    return "loss-scale";
  }

  @Override
  public String setup(Scale scale) {
    return ("A network 784-128-10 on digits, batches of 64, %d steps, the training loss times 0.1,"
            + " 1 and 10. The losses compared are held back and not multiplied. Around SGD the"
            + " standard loop's first step is fitted to the weights' size and all else it sees"
            + " is free of the scale, so that its three runs are alike by construction but for"
            + " rounding; for the theory's preset and the seed's agent nothing is so given. %s")
        .formatted(plan(scale).steps(), DigitsTask.PREPARED);
  }

  @Override
  public Metric metric() {
    return Metric.loss("held-back cross-entropy");
  }

  @Override
  public boolean seenInDevelopment() {
    return true;
  }

  @Override
  public Set<String> reads() {
    return Set.of(DigitData.FOLDER);
  }

  @Override
  protected List<Condition> conditions(Scale scale) {
    return FACTORS;
  }

  @Override
  protected List<Arm> recipes(Scale scale) {
    List<Arm> arms = new ArrayList<>();
    arms.add(Arms.steered(Base.SGD, Lineup.START));
    arms.add(Arms.constant(Base.SGD, CUSTOMARY));
    if (scale != Scale.SMOKE) {
      arms.add(Arms.steered(Base.ADAMW, Lineup.START));
      arms.add(Arms.theory(Base.SGD, Lineup.START));
      arms.add(Arms.seedPreset(Lineup.START));
      arms.addAll(Arms.grid(rate -> Arms.constant(Base.SGD, rate), SGD));
      arms.addAll(Arms.grid(rate -> Arms.constant(Base.ADAMW, rate), ADAMW));
      arms.addAll(Arms.grid(rate -> Arms.cosine(Base.ADAMW, rate), ADAMW));
    }
    return arms;
  }

  @Override
  protected Task task(Condition condition, long seed, Setting setting) {
    int steps = plan(setting.scale()).steps();
    return new ScaledLoss(
        StaticDigits.loss(digits.of(setting.data()), BATCH, steps, seed), condition.value());
  }

  @Override
  protected Training.Plan plan(Scale scale) {
    int steps = scale.pick(60, 500, 1_500);
    return new Training.Plan(steps, steps / 20, steps / 60);
  }

  @Override
  protected Map<String, Double> furtherMetrics(Condition condition, Outcome outcome) {
    Map<String, Double> more =
        new LinkedHashMap<>(Gamma.distribution(outcome.curves().get("gamma")));
    double[] rate = outcome.curves().get("learningRate").value();
    more.put(BALANCE, rate[rate.length - 1] * condition.value());
    return more;
  }

  @Override
  public List<Claim> claims() {
    return Stream.of(counterbalance(), balance(), agent()).flatMap(List::stream).toList();
  }

  /** The prediction. */
  private static List<Claim> counterbalance() {
    return List.of(
        new Claim(
            "Steered SGD's learning rate counterbalances the scale: by its start gauge:"
                + " its final losses lie within 1.07 of each other.",
            Origin.PREDICTION,
            Spread.atMost(Outcome.FINAL, STEERED_SGD, PLAIN)),
        new Claim(
            "So it is with steered AdamW, within 1.03.",
            Origin.PREDICTION,
            Spread.atMost(Outcome.FINAL, STEERED_ADAMW, ADAPTIVE)),
        new Claim(
            "The effective step of steered SGD is matched: its medians within 1.15.",
            Origin.PREDICTION,
            Spread.atMost(Gamma.MEDIAN, STEERED_SGD, MATCHED)));
  }

  /** What else should stay the same where the loss is scaled. */
  private static List<Claim> balance() {
    return List.of(
        new Claim(
            "Steered SGD's losses spread less than SGD's at its customary rate, 0.01.",
            Origin.SEED,
            Spread.smaller(
                Outcome.FINAL, STEERED_SGD, arms(FACTORS, "sgd", Arms.text(CUSTOMARY)), 1.0)),
        new Claim(
            "Alpha counterbalances: steered SGD's last learning rate times the scale is the same,"
                + " within 1.15.",
            Origin.SEED,
            Spread.atMost(BALANCE, STEERED_SGD, MATCHED)),
        new Claim(
            "So it is with the theory's preset around SGD, within 1.15.",
            Origin.SEED,
            Spread.atMost(BALANCE, arms(FACTORS, "theory-sgd", "0.001"), MATCHED)));
  }

  /** The agent of the seed, and the best rates. */
  private static List<Claim> agent() {
    return List.of(
        new Claim(
            "And with the seed's agent, as written.",
            Origin.SEED,
            Spread.atMost(BALANCE, arms(FACTORS, "seed-sgd", "0.001"), MATCHED)),
        new Claim(
            "The seed's agent, as written, keeps its final losses within 1.07 of each other.",
            Origin.SEED,
            Spread.atMost(Outcome.FINAL, arms(FACTORS, "seed-sgd", "0.001"), PLAIN)),
        new Claim(
            "Started once for all scales, steered SGD ends within 1.1 of SGD tuned to each.",
            Origin.OURS,
            Spread.worstRatio(STEERED_SGD, best(FACTORS, "sgd"), 1.1)));
  }
}
