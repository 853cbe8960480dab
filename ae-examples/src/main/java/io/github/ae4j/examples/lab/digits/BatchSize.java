package io.github.ae4j.examples.lab.digits;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import io.github.ae4j.examples.lab.experiment.ConditionedExperiment;
import io.github.ae4j.examples.lab.experiment.Incidents;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Experiment 9: the same network with batches of other sizes. */
final class BatchSize extends ConditionedExperiment {
  private static final int FIRST = 16;
  private static final List<Condition> SIZES =
      IntStream.of(FIRST, 64, 256, 1024)
          .mapToObj(size -> new Condition("batch" + size, size))
          .toList();
  private static final String EQUAL_SAMPLES = "equalSamples";
  private static final double NEAR_INVARIANT = 1.15;
  private static final double RETUNED = 1.1;
  private static final List<Pick> ADAMW = arms(SIZES, "ae-adamw", "0.001");
  private static final List<Pick> SGD = arms(SIZES, "ae-sgd", "0.001");

  private final DigitData digits = new DigitData();

  @Override
  public int number() {
    return 9;
  }

  @Override
  public String name() {
    return "batch-size";
  }

  @Override
  public String setup(Scale scale) {
    return ("A network 784-128-10 on digits, batches of 16 to %d, %d steps whatever the batch."
            + " Final losses are compared at equal steps; the metric equalSamples has the loss"
            + " where as many digits were seen as batches of 16 show in all. %s")
        .formatted(scale.pick(64, 1024, 1024), plan(scale).steps(), DigitsTask.PREPARED);
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
    return scale == Scale.SMOKE ? SIZES.subList(0, 2) : SIZES;
  }

  @Override
  protected List<Arm> recipes(Scale scale) {
    List<Arm> arms = new ArrayList<>();
    arms.add(Arms.steered(Base.ADAMW, Lineup.START));
    arms.add(Arms.constant(Base.ADAMW, 1e-3));
    if (scale != Scale.SMOKE) {
      arms.add(Arms.steered(Base.SGD, Lineup.START));
      arms.add(Arms.theory(Base.ADAMW, Lineup.START));
      arms.addAll(Arms.grid(rate -> Arms.constant(Base.ADAMW, rate), 3e-4, 3e-3, 1e-2, 3e-2));
      arms.addAll(Arms.grid(rate -> Arms.cosine(Base.ADAMW, rate), 1e-3, 3e-3, 1e-2));
      arms.addAll(Arms.grid(rate -> Arms.constant(Base.SGD, rate), 3e-3, 0.01, 0.03, 0.1, 0.3));
    }
    return arms;
  }

  @Override
  protected Task task(Condition condition, long seed, Setting setting) {
    int steps = plan(setting.scale()).steps();
    return StaticDigits.loss(digits.of(setting.data()), (int) condition.value(), steps, seed);
  }

  @Override
  protected Training.Plan plan(Scale scale) {
    int steps = scale.pick(60, 300, 1_500);
    return new Training.Plan(steps, steps / 30, steps / 60);
  }

  @Override
  protected Map<String, Double> furtherMetrics(Condition condition, Outcome outcome) {
    Map<String, Double> more =
        new LinkedHashMap<>(Gamma.distribution(outcome.curves().get("gamma")));
    double[] steps = outcome.curves().get(Outcome.METRIC).step();
    double place = steps[steps.length - 1] * FIRST / condition.value();
    more.put(EQUAL_SAMPLES, Incidents.at(outcome.curves().get(Outcome.METRIC), place));
    return more;
  }

  @Override
  public List<Claim> claims() {
    return Stream.of(invariance(), beside(), retuned()).flatMap(List::stream).toList();
  }

  /** At equal steps and at equal samples. */
  private static List<Claim> invariance() {
    return List.of(
        new Claim(
            "Steered AdamW is near-invariant from batch 16 to 1024: final losses within 1.15 of"
                + " each other at equal steps.",
            Origin.PREDICTION,
            Spread.atMost(Outcome.FINAL, ADAMW, NEAR_INVARIANT)),
        new Claim(
            "So is steered SGD.",
            Origin.PREDICTION,
            Spread.atMost(Outcome.FINAL, SGD, NEAR_INVARIANT)),
        new Claim(
            "Steered AdamW is near-invariant sample by sample: losses within 1.15 of each other"
                + " where all batches have shown as many digits as those of 16 in all.",
            Origin.SEED,
            Spread.atMost(EQUAL_SAMPLES, ADAMW, NEAR_INVARIANT)));
  }

  /** Beside AdamW at its customary rate. */
  private static List<Claim> beside() {
    return List.of(
        new Claim(
            "By samples the losses of steered AdamW spread less than AdamW's at 0.001.",
            Origin.SEED,
            Spread.smaller(EQUAL_SAMPLES, ADAMW, arms(SIZES, "adamw", "0.001"), 1.0)),
        new Claim(
            "The effective step of steered AdamW is matched: its medians within 1.15.",
            Origin.PREDICTION,
            Spread.atMost(Gamma.MEDIAN, ADAMW, NEAR_INVARIANT)),
        new Claim(
            "The losses of steered AdamW spread less over the batches than AdamW's at 0.001.",
            Origin.SEED,
            Spread.smaller(Outcome.FINAL, ADAMW, arms(SIZES, "adamw", "0.001"), 1.0)));
  }

  /** Beside what is tuned to each batch. */
  private static List<Claim> retuned() {
    return List.of(
        new Claim(
            "Started once for all batches, steered AdamW ends within 1.1 of AdamW tuned to each.",
            Origin.OURS,
            Spread.worstRatio(ADAMW, best(SIZES, "adamw"), RETUNED)),
        new Claim(
            "Started once for all batches, steered SGD ends within 1.1 of SGD tuned to each.",
            Origin.OURS,
            Spread.worstRatio(SGD, best(SIZES, "sgd"), RETUNED)));
  }
}
