package io.github.ae4j.examples.fuzz;

import io.github.ae4j.LoopBuilder;
import io.github.ae4j.Preset;
import io.github.ae4j.adapter.Cadence;
import io.github.ae4j.adapter.OptimizerAdapter;
import io.github.ae4j.adapter.Timing;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.event.ZeroGradient;
import io.github.ae4j.evolution.MultiplicativeEvolution;
import io.github.ae4j.law.ProgressDrive;
import io.github.ae4j.measurement.LossTrend;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.preset.StandardConfig;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What is steered, and how.
 *
 * @param optimizer one of its backend's
 * @param single float weights, not double
 * @param loop the preset
 * @param cadence of measured steps, where the backend has one
 * @param timing of the decisions
 * @param rate learning rate it starts from
 * @param decay weight decay lambda
 * @param noise whether noise is added to the weights, of deviation {@link #NOISE}
 * @param size number of weights
 * @param variant on arrays two groups, with DJL the path without a script
 */
record Setting(
    String optimizer,
    boolean single,
    Loop loop,
    Cadence cadence,
    Timing timing,
    double rate,
    double decay,
    boolean noise,
    int size,
    boolean variant) {
  /** Deviation of the noise, where it is on; weights are of the order of 1. */
  static final double NOISE = 1e-4;

  /** A preset, by name. */
  enum Loop {
    STANDARD(Presets::standard),
    READOUT(Presets::standardWithReadout),
    FINE_TUNING(Presets::fineTuning),
    THEORY(Presets::theory),
    SEED(Presets::seed),

    /** A loop of one coefficient, for optimizers without a first moment, which no preset can steer. */
    RATE_ALONE(() -> Setting::rateAlone);

    private final Supplier<Preset> preset;

    Loop(Supplier<Preset> preset) {
      this.preset = preset;
    }

    Preset preset() {
      return preset.get();
    }

    /** Its name in reports. */
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The presets. */
    static List<Loop> presets() {
      return List.of(STANDARD, READOUT, FINE_TUNING, THEORY, SEED);
    }

    /** Whether it finds the length of its steps from any learning rate. */
    boolean anyRate() {
      return this == STANDARD || this == READOUT;
    }
  }

  private static void rateAlone(LoopBuilder loop, OptimizerAdapter adapter) {
    boolean rated = adapter.steerable().contains(Coefficient.LEARNING_RATE);
    String name = rated ? Coefficient.LEARNING_RATE : Coefficient.EPSILON;
    loop.coefficient(Coefficient.of(name, Chart.LOG, 1e-9, 10.0).withMetaStep(0.05))
        .screen(StandardConfig.defaults().nonFinite(), new ZeroGradient())
        .measure(new LossTrend(0.9))
        .law(new ProgressDrive(name, 1.0, 1.0, false))
        .evolve(new MultiplicativeEvolution());
  }

  /** Names of coefficients that its loop has. */
  List<String> steered() {
    if (loop == Loop.RATE_ALONE) {
      boolean rated = !optimizer.startsWith("adadelta");
      return List.of(rated ? Coefficient.LEARNING_RATE : Coefficient.EPSILON);
    }
    return List.of(Coefficient.LEARNING_RATE, Coefficient.MOMENTUM);
  }

  /** How its steps are controlled, in a few words. */
  String way() {
    if (timing == Timing.NEXT_STEP) {
      return "next step";
    }
    return cadence.every() == 1 ? "each step" : "at a cadence";
  }

  @Override
  public String toString() {
    return String.format(
            Locale.ROOT,
            "%s %s %s, cadence %d/%d, %s, rate %s, decay %s, %s, %d weights%s",
            optimizer,
            single ? "float" : "double",
            loop,
            cadence.settle(),
            cadence.every(),
            timing,
            rate,
            decay,
            noise ? "noise" : "no noise",
            size,
            variant ? ", variant" : "")
        .toLowerCase(Locale.ROOT);
  }
}
