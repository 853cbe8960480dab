package io.github.ae4j.examples.lab.networks;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import io.github.ae4j.examples.lab.experiment.Incidents;
import io.github.ae4j.examples.lab.experiment.Lineup;
import io.github.ae4j.examples.lab.experiment.TrainedExperiment;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Claim.Origin;
import io.github.ae4j.examples.lab.run.Curve;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Paired;
import io.github.ae4j.examples.lab.run.Pick;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.lab.run.Training;
import io.github.ae4j.examples.lab.task.ReadOnce;
import io.github.ae4j.examples.lab.task.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Experiment 3: the next character of a text. */
final class LanguageModeling extends TrainedExperiment {
  private static final LanguageTask.Size SMOKE = new LanguageTask.Size(24, 16, 2, 2, 8, 32);
  private static final Pick STEERED = Pick.arm("ae-adamw@0.001");
  private static final Pick BARE = Pick.arm("adamw@0.001");
  private static final LanguageTask.Size CPU = new LanguageTask.Size(48, 48, 2, 2, 16, 64);
  private static final LanguageTask.Size FULL = new LanguageTask.Size(256, 256, 4, 2, 64, 256);

  private final ReadOnce<Text> text = new ReadOnce<>(LabData::text);

  @Override
  public int number() {
    return 3;
  }

  @Override
  public String name() {
    return "language-modeling";
  }

  private static LanguageTask.Size size(Scale scale) {
    return scale.pick(SMOKE, CPU, FULL);
  }

  @Override
  public String setup(Scale scale) {
    LanguageTask.Size size = size(scale);
    return ("A transformer of %d layers, width %d, %d heads tells the next character (not the next"
            + " word; 63 characters are told apart, all others are one) in windows of %d; %,d"
            + " steps of %d windows. The path of beta2 is the theory's own preset's: the"
            + " standard one steers the learning rate, the momentum and its share. An earlier"
            + " loop did badly here under AdamW, on WikiText-2, so text was in sight when the"
            + " present one's form was chosen, by figures on text made in code.")
        .formatted(
            size.layers(),
            size.width(),
            size.heads(),
            size.context(),
            plan(scale).steps(),
            size.batch());
  }

  /** That an earlier loop did badly here made text a concern of the present one. */
  @Override
  public boolean seenInDevelopment() {
    return true;
  }

  @Override
  public Metric metric() {
    return Metric.loss("held-back perplexity a character");
  }

  @Override
  public Set<String> reads() {
    return Set.of(LabData.TEXT);
  }

  @Override
  public List<Arm> arms(Scale scale) {
    if (scale == Scale.SMOKE) {
      return List.of(
          Arms.steered(Base.ADAMW, Lineup.START),
          Arms.constant(Base.ADAMW, 1e-3),
          Arms.cosine(Base.ADAMW, 1e-2),
          Arms.theory(Base.ADAMW, Lineup.START));
    }
    List<Arm> arms = new ArrayList<>(Lineup.steered());
    arms.addAll(Lineup.baselines(1e-3, 3e-3, 1e-2));
    arms.addAll(Arms.grid(rate -> Arms.oneCycle(Base.ADAMW, rate), 3e-3, 1e-2));
    arms.addAll(Arms.grid(beta2 -> Arms.adamw(3e-3, 0.9, beta2), 0.95, 0.99));
    arms.addAll(Lineup.forNetworks(Transformer.INPUTS, Transformer.OUTPUTS));
    arms.add(Arms.theory(Base.ADAMW, Lineup.START));
    return arms;
  }

  @Override
  protected Task task(long seed, Setting setting) {
    Scale scale = setting.scale();
    return LanguageTask.of(text.of(setting.data()), size(scale), plan(scale).steps(), seed);
  }

  @Override
  protected Training.Plan plan(Scale scale) {
    int steps = scale.pick(60, 700, 20_000);
    return new Training.Plan(steps, Math.max(15, steps / 20), Math.max(2, steps / 200));
  }

  @Override
  protected Map<String, Double> furtherMetrics(Task task, Outcome outcome) {
    Map<String, Double> more = new LinkedHashMap<>();
    Curve metric = outcome.curves().get(Outcome.METRIC);
    more.put("stalls", Incidents.shareWithoutProgress(metric));
    Curve beta2 = outcome.curves().get("beta2");
    if (beta2 != null) {
      more.put(
          "beta2WithVariance",
          Incidents.riseWithVariance(outcome.curves().get(Outcome.LOSS), beta2));
    }
    return more;
  }

  @Override
  public List<Claim> claims() {
    return Stream.of(course(), ends()).flatMap(List::stream).toList();
  }

  /** Under way, beside AdamW at its customary rate. */
  private static List<Claim> course() {
    return List.of(
        new Claim(
            "Steered AdamW stalls less often than AdamW at its customary rate, 0.001: fewer looks"
                + " at the held-back text without progress.",
            Origin.SEED,
            Paired.differenceAtMost("stalls", STEERED, BARE, 0.0)),
        new Claim(
            "Its loss oscillates no more in the last quarter.",
            Origin.SEED,
            Paired.ratioAtMost("oscillation", STEERED, BARE, 1.0)),
        new Claim(
            "Under the theory's preset beta2 rises when the loss's variance does: their changes"
                + " correlate.",
            Origin.SEED,
            Paired.correlationAtLeast("beta2WithVariance", Pick.arm("theory-adamw@0.001"), 0.0)));
  }

  /** At the end, beside the best baseline. */
  private static List<Claim> ends() {
    return List.of(
        new Claim(
            "Started once, it ends at most 1.05 times the perplexity of the best baseline tuned in"
                + " hindsight.",
            Origin.OURS,
            Paired.ratioAtMost(Outcome.FINAL, STEERED, Pick.bestBaseline(), 1.05)),
        new Claim(
            "With its readout it ends at most 1.02 times there.",
            Origin.OURS,
            Paired.ratioAtMost(
                Outcome.FINAL, Pick.arm("ae-adamw-readout@0.001"), Pick.bestBaseline(), 1.02)));
  }
}
