package io.github.ae4j.examples.curriculum;

import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.preset.CurriculumConfig;
import io.github.ae4j.preset.CurriculumConfig.Setting;
import io.github.ae4j.preset.Presets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * What moves the strength. The constants were chosen on digits drawn in code, with {@link Distortion#usual} and {@link
 * Distortion#harsh}, and seeds 101 to 103.
 */
public enum CurriculumArm {
  /** Nothing: it stays where it starts. Trains with all 2,000 pictures, for it needs none kept apart. */
  FIXED("fixed", 0, Strength::fixed),
  /** A sign rule that holds a gap of accuracies. */
  SIGN_GAP(
      "sign-gap",
      CurriculumArm.APART,
      start ->
          Strength.signRule(start, Strength.Measures::gap, CurriculumArm.GAP, CurriculumArm.SIGN)),
  /** The same rule on the sign of the gain. */
  SIGN_GAIN(
      "sign-gain",
      CurriculumArm.APART,
      start -> Strength.signRule(start, Strength.Measures::gain, 0.0, CurriculumArm.SIGN)),
  /** {@link Presets#curriculum()}, by the loss alone; with all 2,000 pictures. */
  STEERED("ae-curriculum", 0, start -> Strength.steered(start, CurriculumConfig.defaults())),
  /** The preset, holding a gap of accuracies. */
  STEERED_GAP(
      "ae-curriculum-gap",
      CurriculumArm.APART,
      start -> Strength.steered(start, gap(), Strength.Measures::gap)),
  /** The preset, raising the strength as long as that helps. */
  STEERED_GAIN(
      "ae-curriculum-gain",
      CurriculumArm.APART,
      start -> Strength.steered(start, gain(), Strength.Measures::gain));

  /** Strengths a fixed one is tried at. */
  public static final List<Double> FIXED_AT = List.of(0.01, 0.1, 0.25, 0.5, 0.75, 0.99);

  /** Pictures kept apart of the 2,000, where something is measured on them. */
  private static final int APART = 200;

  /** Accuracy on the distorted batch less that on pictures kept apart. */
  private static final double GAP = 0.0;

  private static final double GAP_SCALE = 0.05;

  /** Cosine that counts as a large gain. */
  private static final double GAIN_SCALE = 0.1;

  /** Move of the sign rules a measurement. */
  private static final double SIGN = 0.01;

  private final String label;
  private final int apart;
  private final DoubleFunction<Strength> strength;

  CurriculumArm(String label, int apart, DoubleFunction<Strength> strength) {
    this.label = label;
    this.apart = apart;
    this.strength = strength;
  }

  private static CurriculumConfig gap() {
    return toTarget().withGapTarget(GAP, GAP_SCALE);
  }

  private static CurriculumConfig gain() {
    return toTarget().withGapTarget(0.0, GAIN_SCALE);
  }

  /** What is measured says whether more helps: the loss need not. Averaged over 10 steps, it keeps the loop stable. */
  private static CurriculumConfig toTarget() {
    return CurriculumConfig.defaults()
        .with(Setting.PROGRESS, 0.0)
        .with(Setting.STABILITY, 0.0)
        .with(Setting.LEAK, 0.05)
        .with(Setting.FAST, 0.9);
  }

  /** Its name. */
  public String label() {
    return label;
  }

  /** Its name with the strength it starts from. */
  public String label(double start) {
    return String.format(Locale.ROOT, "%s@%s", label, start);
  }

  /** The arm of a name. */
  public static CurriculumArm of(String label) {
    for (CurriculumArm arm : values()) {
      if (arm.label.equals(label)) {
        return arm;
      }
    }
    throw new IllegalArgumentException("arm must be one of " + labels() + ", got " + label);
  }

  private static List<String> labels() {
    List<String> labels = new ArrayList<>();
    for (CurriculumArm arm : values()) {
      labels.add(arm.label);
    }
    return labels;
  }

  /**
   * The task of a seed under it.
   *
   * @param start strength to start from, in (0, 1)
   * @param steps to be made at most
   */
  public CurriculumTask task(
      double start, Digits digits, Distortion distortion, int steps, long seed) {
    return new CurriculumTask(digits, distortion, apart, steps, seed, strength.apply(start));
  }
}
