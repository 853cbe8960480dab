package io.github.ae4j.preset;

import io.github.ae4j.LoopBuilder;
import io.github.ae4j.adapter.OptimizerAdapter;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.event.ZeroGradient;
import io.github.ae4j.evolution.MultiplicativeEvolution;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The standard loop, and the averaged readout that can follow it. */
final class StandardPreset {
  /** Bounds that no run has met. */
  private static final double LEAST_SCALE = 1e-300;

  private static final double MOST_MEMORY = 1e6;

  private StandardPreset() {}

  static void configure(LoopBuilder loop, OptimizerAdapter adapter, StandardConfig config) {
    loop.coefficient(config.learningRate())
        .coefficient(config.momentum())
        .screen(config.nonFinite(), new ZeroGradient(), config.farGradient())
        .measure(config.stepSlope(), config.evidenceClock(), config.lossInnovation())
        .event(
            config.flatLoss(),
            config.lossOutlier(),
            config.ownRise(),
            config.lossShift(),
            config.lastingShift())
        .law(config.persistenceDrive(), config.recentLeak())
        .evolve(new MultiplicativeEvolution())
        .limit(config.regrowthLimit(), config.polyakFloor(), config.startGauge())
        .limit(config.stepLimits(decay(adapter, adapter::ratedDecay)));
    scale(loop, adapter, config);
    if (adapter.verdicts().contains(Verdict.SHRINK_HEAD)) {
      loop.screen(config.headReset());
    }
  }

  /** A gradient can be cut where its update is still to come. */
  private static void scale(LoopBuilder loop, OptimizerAdapter adapter, StandardConfig config) {
    if (adapter.steerable().contains(Coefficient.GRADIENT_SCALE)) {
      loop.coefficient(Coefficient.of(Coefficient.GRADIENT_SCALE, Chart.LOG, LEAST_SCALE, 1.0))
          .screen(config.gradientClip());
    }
  }

  /**
   * Where the update can have it, the moment is the lead of an average that can be served; else it forgets with mu.
   */
  static void averaging(LoopBuilder loop, OptimizerAdapter adapter, StandardConfig config) {
    if (adapter.steerable().contains(Coefficient.RATE_MEMORY)) {
      loop.coefficient(Coefficient.of(Coefficient.RATE_MEMORY, Chart.LINEAR, 0.0, MOST_MEMORY))
          .measure(config.momentPull())
          .law(config.averagingClock(decay(adapter, adapter::decoupledDecay)));
      share(loop, config);
    } else {
      forgetting(loop, adapter, config);
    }
  }

  private static double decay(OptimizerAdapter adapter, IntToDoubleFunction ofGroup) {
    return IntStream.range(0, adapter.groups()).mapToDouble(ofGroup).max().orElse(0.0);
  }

  /**
   * The moment forgets with mu: with a share of the gradient's own in the direction it may be long, without it only
   * short.
   */
  static void forgetting(LoopBuilder loop, OptimizerAdapter adapter, StandardConfig config) {
    if (adapter.steerable().contains(Coefficient.MOMENTUM_SHARE)) {
      loop.law(config.momentumClock());
      share(loop, config);
    } else {
      loop.law(config.unsharedMomentumClock());
    }
  }

  private static void share(LoopBuilder loop, StandardConfig config) {
    loop.coefficient(Coefficient.of(Coefficient.MOMENTUM_SHARE, Chart.LINEAR, 0.0, 1.0))
        .law(config.momentumShare());
  }

  static void addReadout(LoopBuilder loop, StandardConfig config) {
    loop.coefficient(Coefficient.of(Coefficient.READOUT_RATE, Chart.LINEAR, 0.0, 1.0))
        .measure(config.readoutPull())
        .limit(config.readoutRate());
  }
}
