package io.github.ae4j.examples.lab.systems.curriculum;

import io.github.ae4j.examples.curriculum.CurriculumArm;
import io.github.ae4j.examples.curriculum.Distortion;
import io.github.ae4j.examples.curriculum.Strength;
import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import io.github.ae4j.examples.lab.arm.Role;
import io.github.ae4j.examples.lab.experiment.SystemExperiment;
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
import io.github.ae4j.examples.lab.task.SystemTask;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How strongly few pictures are distorted: a strength that is steered beside fixed ones. */
final class CurriculumExperiment extends SystemExperiment {
  private static final double START = 0.25;
  private static final double TOO_STRONG = 0.9;
  private static final double HALFWAY = 0.7;
  private static final double WITHIN = -0.005; // of the accuracy
  private static final double LEARNING_RATE = 1e-3;
  private static final String LAST = "lastStrength";

  private final String name;
  private final String folder;
  private final Function<@Nullable Path, Digits> pictures;
  private final BiFunction<@Nullable Path, Long, Distortion> distortion;
  private final boolean weakIsBest;

  /**
   * An experiment.
   *
   * @param folder below the one given
   * @param pictures of the folder given, or drawn
   * @param distortion of the same and a seed
   * @param weakIsBest whether a strength of .9 should come down
   */
  CurriculumExperiment(
      String name,
      String folder,
      Function<@Nullable Path, Digits> pictures,
      BiFunction<@Nullable Path, Long, Distortion> distortion,
      boolean weakIsBest) {
    this.name = name;
    this.folder = folder;
    this.pictures = pictures;
    this.distortion = distortion;
    this.weakIsBest = weakIsBest;
  }

  @Override
  public int number() {
    return 0;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<String> reads() {
    return Set.of(folder);
  }

  @Override
  public String setup(Scale scale) {
    return ("A network 196-64-10 on 2,000 pictures halved to 14 x 14 pixels, batches of 64, %,d"
            + " steps of AdamW under the standard loop, the same for all arms; the other"
            + " pictures, 8,000 of MNIST or Fashion-MNIST, judge and are never seen. Each"
            + " picture of a batch is turned, zoomed and moved by up to the strength times 30"
            + " degrees, 1.3 and 4 pixels. Fixed strengths and ae-curriculum learn all 2,000;"
            + " the others keep 200 of them apart to measure on. A gap is the distorted batch's"
            + " accuracy less theirs; a gain the cosine of their gradient with what more"
            + " distortion adds to the batch's. Constants were chosen on digits drawn in code.")
        .formatted(plan(scale).steps());
  }

  @Override
  public Metric metric() {
    return Metric.prequential("accuracy on pictures never seen");
  }

  @Override
  protected Training.Plan plan(Scale scale) {
    int steps = scale.pick(40, 1_000, 5_000);
    return new Training.Plan(steps, steps / 10, Math.max(1, steps / 200));
  }

  @Override
  public List<Arm> arms(Scale scale) {
    List<Arm> arms = new ArrayList<>();
    arms.add(arm(CurriculumArm.STEERED_GAIN, START, Role.STEERED));
    arms.add(arm(CurriculumArm.STEERED_GAIN, TOO_STRONG, Role.STEERED));
    arms.add(arm(CurriculumArm.STEERED_GAP, START, Role.VARIANT));
    arms.add(arm(CurriculumArm.STEERED, START, Role.VARIANT));
    arms.add(arm(CurriculumArm.SIGN_GAIN, START, Role.BASELINE));
    arms.add(arm(CurriculumArm.SIGN_GAP, START, Role.BASELINE));
    for (double strength : CurriculumArm.FIXED_AT) {
      arms.add(arm(CurriculumArm.FIXED, strength, Role.BASELINE));
    }
    return arms;
  }

  private static Arm arm(CurriculumArm arm, double start, Role role) {
    Arm trained = Arms.steered(Base.ADAMW, LEARNING_RATE);
    return new Arm(arm.label(), Arms.text(start), role, trained.recipe());
  }

  private static Pick pick(CurriculumArm arm, double start) {
    return Pick.arm(arm.label() + "@" + Arms.text(start));
  }

  @Override
  protected SystemTask task(Arm arm, long seed, Setting setting) {
    Path data = setting.data();
    double start = Double.parseDouble(arm.setting());
    return CurriculumArm.of(arm.family())
        .task(
            start,
            pictures.apply(data),
            distortion.apply(data, seed),
            plan(setting.scale()).steps(),
            seed);
  }

  @Override
  protected Map<String, Double> furtherMetrics(Outcome outcome, Scale scale) {
    Curve strength = outcome.curves().get(Strength.NAME);
    return Map.of(LAST, strength.at(strength.lastStep()));
  }

  @Override
  public List<Claim> claims() {
    Pick gain = pick(CurriculumArm.STEERED_GAIN, START);
    Pick best = Pick.bestOf(CurriculumArm.FIXED.label());
    List<Claim> claims = new ArrayList<>();
    claims.add(notBelow("by the gain", gain, "the best fixed strength in hindsight", best));
    claims.add(
        notBelow(
            "by the gain", gain, "a sign rule on the gain", pick(CurriculumArm.SIGN_GAIN, START)));
    claims.add(
        notBelow(
            "by the gain", gain, "a sign rule on the gap", pick(CurriculumArm.SIGN_GAP, START)));
    claims.add(
        notBelow("by the gap", pick(CurriculumArm.STEERED_GAP, START), "the best fixed", best));
    claims.add(
        notBelow("by the loss alone", pick(CurriculumArm.STEERED, START), "the best fixed", best));
    claims.addAll(tooStrong(gain));
    return claims;
  }

  private static Claim notBelow(String how, Pick steered, String than, Pick rival) {
    return new Claim(
        "Steered %s the strength ends at most .005 below %s.".formatted(how, than),
        Origin.OURS,
        Paired.differenceAtLeast(Outcome.FINAL, steered, rival, WITHIN));
  }

  /** What becomes of a strength that is too great to start with. */
  private List<Claim> tooStrong(Pick gain) {
    Pick strong = pick(CurriculumArm.STEERED_GAIN, TOO_STRONG);
    List<Claim> claims = new ArrayList<>();
    if (weakIsBest) {
      claims.add(
          new Claim(
              "It comes down again: from .9 the strength steered by the gain ends at .7 at most.",
              Origin.OURS,
              Paired.atMost(LAST, strong, HALFWAY)));
    }
    claims.add(
        new Claim(
            "Where it starts matters little: from .9 it ends at most .005 below from .25.",
            Origin.OURS,
            Paired.differenceAtLeast(Outcome.FINAL, strong, gain, WITHIN)));
    return claims;
  }
}
