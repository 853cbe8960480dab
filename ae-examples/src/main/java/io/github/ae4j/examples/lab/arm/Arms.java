package io.github.ae4j.examples.lab.arm;

import io.github.ae4j.Preset;
import io.github.ae4j.Presets;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;

/** The recipes by name. */
public final class Arms {
  private Arms() {}

  /** One arm a value of a grid. */
  public static List<Arm> grid(DoubleFunction<Arm> recipe, double... values) {
    return DoubleStream.of(values).mapToObj(recipe).toList();
  }

  /** The bare optimizer at a constant learning rate. */
  public static Arm constant(Base base, double learningRate) {
    return new Arm(
        base.label(),
        text(learningRate),
        Role.BASELINE,
        start -> new Bare(start.parameters(), base.on(start, learningRate), learningRate));
  }

  /** The standard loop around an optimizer started at a learning rate: {@code ae-adamw@0.001}. */
  public static Arm steered(Base base, double startLearningRate) {
    return steered("ae-" + base.label(), base, startLearningRate, Presets.standard())
        .as(Role.STEERED);
  }

  /** The standard loop with its averaged readout, which is served. */
  public static Arm steeredWithReadout(Base base, double startLearningRate) {
    return new Arm(
        "ae-" + base.label() + "-readout",
        text(startLearningRate),
        Role.STEERED,
        start ->
            new Steered(
                start, base.on(start, startLearningRate), Presets.standardWithReadout(), true));
  }

  /** Any loop around an optimizer, as a variant. */
  public static Arm steered(String family, Base base, double startLearningRate, Preset preset) {
    return new Arm(
        family,
        text(startLearningRate),
        Role.VARIANT,
        start -> new Steered(start, base.on(start, startLearningRate), preset, false));
  }

  /** A number as it stands in an arm's name: 0.001, 1.0e-6. */
  public static String text(double value) {
    return Double.toString(value).toLowerCase(java.util.Locale.ROOT);
  }
}
