package io.github.ae4j.preset;

import io.github.ae4j.LoopBuilder;
import io.github.ae4j.adapter.OptimizerAdapter;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.event.FlatLoss;
import io.github.ae4j.event.LossOutlier;
import io.github.ae4j.event.LossShift;
import io.github.ae4j.event.NonFinite;
import io.github.ae4j.event.ZeroGradient;
import io.github.ae4j.evolution.MultiplicativeEvolution;
import io.github.ae4j.law.MomentumClock;
import io.github.ae4j.law.MomentumShare;
import io.github.ae4j.law.PersistenceDrive;
import io.github.ae4j.law.RecentLeak;
import io.github.ae4j.limit.DecreaseLimit;
import io.github.ae4j.limit.PolyakFloor;
import io.github.ae4j.limit.ReadoutRate;
import io.github.ae4j.limit.RelativeStepLimit;
import io.github.ae4j.limit.StartGauge;
import io.github.ae4j.measurement.EvidenceClock;
import io.github.ae4j.measurement.LossInnovation;
import io.github.ae4j.measurement.ReadoutPull;
import io.github.ae4j.measurement.StepSlope;

/**
 * The loop that was measured to work, with a share of the gradient in its direction, a leak and an
 * averaged readout.
 */
final class StandardPreset {
  private StandardPreset() {}

  static void configure(LoopBuilder loop, OptimizerAdapter adapter) {
    loop.coefficient(
            Coefficient.of(Coefficient.LEARNING_RATE, Chart.LOG, 1e-12, 1e6).withMetaStep(0.019))
        .coefficient(Coefficient.of(Coefficient.MOMENTUM, Chart.LOG_COMPLEMENT, 0.0, 0.9999))
        .screen(NonFinite.standard(), new ZeroGradient())
        .measure(StepSlope.standard(), EvidenceClock.standard(), LossInnovation.standard())
        .event(FlatLoss.standard(), LossOutlier.standard(), LossShift.standard())
        .law(PersistenceDrive.standard(), RecentLeak.standard())
        .evolve(new MultiplicativeEvolution())
        .limit(
            PolyakFloor.standard(),
            StartGauge.standard(),
            RelativeStepLimit.standard(),
            DecreaseLimit.standard());
    momentum(loop, adapter);
  }

  /**
   * With a share of the gradient's own in the direction momentum may be long, without it only short.
   */
  private static void momentum(LoopBuilder loop, OptimizerAdapter adapter) {
    if (adapter.steerable().contains(Coefficient.MOMENTUM_SHARE)) {
      loop.coefficient(Coefficient.of(Coefficient.MOMENTUM_SHARE, Chart.LINEAR, 0.0, 1.0))
          .law(MomentumClock.standard(), MomentumShare.standard());
    } else {
      loop.law(MomentumClock.unshared());
    }
  }

  static void addReadout(LoopBuilder loop) {
    loop.coefficient(Coefficient.of(Coefficient.READOUT_RATE, Chart.LINEAR, 0.0, 1.0))
        .measure(ReadoutPull.standard())
        .limit(ReadoutRate.standard());
  }
}
