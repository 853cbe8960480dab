package io.github.ae4j.preset;

import io.github.ae4j.LoopBuilder;
import io.github.ae4j.adapter.OptimizerAdapter;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.event.ZeroGradient;
import io.github.ae4j.evolution.MultiplicativeEvolution;

/** The standard loop, and the averaged readout that can follow it. */
final class StandardPreset {
  private StandardPreset() {}

  static void configure(LoopBuilder loop, OptimizerAdapter adapter, StandardConfig config) {
    loop.coefficient(config.learningRate())
        .coefficient(config.momentum())
        .screen(config.nonFinite(), new ZeroGradient())
        .measure(config.stepSlope(), config.evidenceClock(), config.lossInnovation())
        .event(config.flatLoss(), config.lossOutlier(), config.lossShift(), config.lastingShift())
        .law(config.persistenceDrive(), config.recentLeak())
        .evolve(new MultiplicativeEvolution())
        .limit(
            config.polyakFloor(),
            config.startGauge(),
            config.relativeStepLimit(),
            config.decreaseLimit());
    momentum(loop, adapter, config);
  }

  /**
   * With a share of the gradient's own in the direction momentum may be long, without it only short.
   */
  private static void momentum(LoopBuilder loop, OptimizerAdapter adapter, StandardConfig config) {
    if (adapter.steerable().contains(Coefficient.MOMENTUM_SHARE)) {
      loop.coefficient(Coefficient.of(Coefficient.MOMENTUM_SHARE, Chart.LINEAR, 0.0, 1.0))
          .law(config.momentumClock(), config.momentumShare());
    } else {
      loop.law(config.unsharedMomentumClock());
    }
  }

  static void addReadout(LoopBuilder loop, StandardConfig config) {
    loop.coefficient(Coefficient.of(Coefficient.READOUT_RATE, Chart.LINEAR, 0.0, 1.0))
        .measure(config.readoutPull())
        .limit(config.readoutRate());
  }
}
