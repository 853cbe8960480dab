package io.github.ae4j.examples.lab.systems.aeonet;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import io.github.ae4j.examples.lab.arm.Role;
import io.github.ae4j.examples.lab.experiment.SystemExperiment;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Claim.Origin;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Paired;
import io.github.ae4j.examples.lab.run.Pick;
import io.github.ae4j.examples.lab.run.RunRecord;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.lab.run.Training;
import io.github.ae4j.examples.lab.task.DigitData;
import io.github.ae4j.examples.lab.task.SystemTask;
import io.github.ae4j.preset.Presets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Experiment 14, AEONet: gates of residual blocks and dropout as coefficients. */
final class GatedDepth extends SystemExperiment {
  private static final String STEERED = "aeonet";
  private static final String UNDER_ADAMW = "aeonet-adamw";
  private static final String FULL = "full";
  private static final String HALF = "half";
  private static final String TRAINED = "trained";
  private static final String LOOP = "-ae-adamw";
  private static final String BARE = "-adamw";
  private static final String UNDROPPED = "full-adamw-without-dropout";
  private static final double CUSTOMARY = 1e-3;
  private static final double HALF_OPEN = 0.5;
  private static final double CORRELATED = 0.2;
  private static final String CUSTOMARY_SETTING = "@" + Arms.text(CUSTOMARY);
  private static final Pick AEONET = Pick.arm(STEERED + CUSTOMARY_SETTING);
  private static final double AS_ACCURATE = 0.005;
  private static final double MOST = 0.5;
  private static final int RECORDS = 50;

  private final DigitData digits = new DigitData(5_000);

  @Override
  public int number() {
    return 14;
  }

  @Override
  public String name() {
    return "gated-depth";
  }

  @Override
  public String setup(Scale scale) {
    return ("Digits, a fifth held back; a fully connected residual network of width 32 with %d"
            + " gated blocks, batch 64, %d steps. Fixed and trained gates train with a dropout"
            + " of %s.")
        .formatted(Gating.BLOCKS, plan(scale).steps(), Gating.DROPOUT);
  }

  @Override
  public Metric metric() {
    return Metric.accuracy("held-back accuracy");
  }

  @Override
  public List<Arm> arms(Scale scale) {
    double[] rates =
        scale == Scale.SMOKE ? new double[] {CUSTOMARY} : new double[] {1e-3, 3e-3, 0.01};
    List<Arm> arms = new ArrayList<>();
    arms.add(steered(STEERED).as(Role.STEERED));
    arms.add(steered(FULL + LOOP));
    arms.add(steered(TRAINED + LOOP));
    arms.addAll(bare(UNDER_ADAMW, Role.VARIANT, rates));
    arms.addAll(bare(FULL + BARE, Role.BASELINE, rates));
    arms.addAll(bare(UNDROPPED, Role.BASELINE, rates));
    arms.addAll(bare(HALF + BARE, Role.BASELINE, rates));
    arms.addAll(bare(TRAINED + BARE, Role.BASELINE, rates));
    return arms;
  }

  private static Arm steered(String family) {
    return Arms.steered(family, Base.ADAMW, CUSTOMARY, Presets.standard());
  }

  private static List<Arm> bare(String family, Role role, double... rates) {
    return Arms.grid(
        rate -> {
          Arm adamW = Arms.constant(Base.ADAMW, rate);
          return new Arm(family, adamW.setting(), role, adamW.recipe());
        },
        rates);
  }

  @Override
  protected Training.Plan plan(Scale scale) {
    int steps = scale.pick(60, 600, 6_000);
    return new Training.Plan(steps, steps / 20, Math.max(1, steps / RECORDS));
  }

  @Override
  protected SystemTask task(Arm arm, long seed, Setting setting) {
    return GatedDigits.of(
        digits.of(setting.data()), plan(setting.scale()).steps(), gating(arm.family()), seed);
  }

  private static Gating gating(String family) {
    if (family.startsWith(STEERED)) {
      return new Gating.Steered();
    }
    if (family.startsWith(TRAINED)) {
      return new Gating.Trained(Gating.DROPOUT);
    }
    double openness = family.startsWith(HALF) ? HALF_OPEN : 1.0;
    return new Gating.Fixed(openness, family.equals(UNDROPPED) ? 0.0 : Gating.DROPOUT);
  }

  @Override
  public Set<String> reads() {
    return Set.of(DigitData.FOLDER);
  }

  /** The gates' constants were chosen on drawn digits, by how gates move early in training. */
  @Override
  public boolean seenInDevelopment() {
    return true;
  }

  @Override
  protected Map<String, Double> furtherMetrics(Outcome outcome, Scale scale) {
    return Capacity.of(
        outcome.curves().get("openBlocks").value(), outcome.curves().get(Outcome.LOSS).value());
  }

  @Override
  public List<Claim> claims() {
    return Stream.of(capacity(), gates(), rivals()).flatMap(List::stream).toList();
  }

  /** What the gates do. */
  private static List<Claim> capacity() {
    return List.of(
        new Claim(
            "capacity follows progress: blocks open while the loss falls, close while it does not",
            Origin.SEED,
            Paired.atLeast("capacityFollowsProgress", AEONET, CORRELATED)),
        new Claim(
            "capacity is saved: fewer blocks are open than with every gate open under the same"
                + " loop, at a mean accuracy at most 0.005 lower",
            Origin.OURS,
            Paired.holdsInShare(
                "%s has fewer open blocks than %s and is as accurate",
                List.of(AEONET, Pick.arm(FULL + LOOP + CUSTOMARY_SETTING)),
                runs -> leaner(runs.get(0), runs.get(1)),
                MOST)));
  }

  /** Beside the same network with its gates open. */
  private static List<Claim> gates() {
    return List.of(
        new Claim(
            "mean held-back accuracy over the run is higher than with every gate open, AdamW at"
                + " 1e-3",
            Origin.SEED,
            Paired.differenceAtLeast(
                Outcome.AUC, AEONET, Pick.arm(FULL + BARE + CUSTOMARY_SETTING), 0.0)),
        new Claim(
            "it is the gates: higher than with every gate open under the same loop",
            Origin.OURS,
            Paired.differenceAtLeast(
                Outcome.AUC, AEONET, Pick.arm(FULL + LOOP + CUSTOMARY_SETTING), 0.0)));
  }

  /** Beside gates that are trained, and the best baseline. */
  private static List<Claim> rivals() {
    return List.of(
        new Claim(
            "higher than with gates trained by gradient under the same loop",
            Origin.OURS,
            Paired.differenceAtLeast(
                Outcome.AUC, AEONET, Pick.arm(TRAINED + LOOP + CUSTOMARY_SETTING), 0.0)),
        new Claim(
            "as high as the best baseline tuned in hindsight",
            Origin.OURS,
            Paired.differenceAtLeast(
                Outcome.AUC, AEONET, Pick.bestBaseline(Outcome.AUC, true), 0.0)));
  }

  private static boolean leaner(RunRecord gated, RunRecord full) {
    return gated.metric(Capacity.OPEN) < full.metric(Capacity.OPEN)
        && gated.metric(Outcome.AUC) >= full.metric(Outcome.AUC) - AS_ACCURATE;
  }
}
