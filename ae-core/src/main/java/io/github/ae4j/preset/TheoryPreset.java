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
import io.github.ae4j.law.Barrier;
import io.github.ae4j.law.Coupling;
import io.github.ae4j.law.GaugeNudge;
import io.github.ae4j.law.Leak;
import io.github.ae4j.law.NoiseLaw;
import io.github.ae4j.law.PhaseDrive;
import io.github.ae4j.law.ProgressDrive;
import io.github.ae4j.law.QualityDrive;
import io.github.ae4j.law.ResonanceDrive;
import io.github.ae4j.law.VarianceDrive;
import io.github.ae4j.limit.PowerBudget;
import io.github.ae4j.limit.ResonanceClamp;
import io.github.ae4j.limit.StepCap;
import io.github.ae4j.measurement.GradientPhase;
import io.github.ae4j.measurement.GradientVariance;
import io.github.ae4j.measurement.LossInnovation;
import io.github.ae4j.measurement.LossTrend;
import io.github.ae4j.measurement.LossVariance;
import io.github.ae4j.safety.LyapunovGuard;

/**
 * The theory's laws, corrected: one-sided clamp, centred variance, signals on their own scale,
 * relative gauge. Its gains are the seed's; it is here to be compared with, and learns slower than
 * {@link StandardPreset}.
 */
final class TheoryPreset {
  private static final String ALPHA = Coefficient.LEARNING_RATE;
  private static final String MU = Coefficient.MOMENTUM;
  private static final double PROGRESS = 0.8;
  private static final double STABILITY = 0.8;
  private static final double PHASE = 0.4;
  private static final double LEAK = 0.05;
  private static final double BARRIER = 1e-3;
  private static final double SETPOINT = 0.3;
  private static final double TINY = 1e-30;
  private static final double LEAST_NOISE = 1e-8;

  private TheoryPreset() {}

  static void configure(LoopBuilder loop, OptimizerAdapter adapter) {
    loop.screen(NonFinite.standard(), new ZeroGradient())
        .measure(
            new LossTrend(0.9),
            new LossVariance(0.98, 0.95, 0.99, Double.MAX_VALUE, TINY),
            new GradientVariance(0.95, 0.99, TINY),
            new GradientPhase(0.0),
            LossInnovation.standard())
        .event(FlatLoss.standard(), LossOutlier.standard(), LossShift.standard())
        .guard(new LyapunovGuard(0.95, 0.05, BARRIER, PROGRESS));
    learningRate(loop);
    momentum(loop);
    if (adapter.steerable().contains(Coefficient.BETA2)) {
      secondMoment(loop);
    }
    if (adapter.steerable().contains(Coefficient.EPSILON)) {
      epsilon(loop);
    }
    if (adapter.steerable().contains(Coefficient.WEIGHT_DECAY)
        && adapter.read(0, Coefficient.WEIGHT_DECAY) > 0.0) {
      weightDecay(loop);
    }
    if (adapter.steerable().contains(Coefficient.NOISE)) {
      noise(loop);
    }
    loop.evolve(new MultiplicativeEvolution())
        .limit(
            new PowerBudget(1e-3, 1.0, 8),
            new StepCap(ALPHA, 0.1),
            new ResonanceClamp(0.95, 4.0, 0.25, false));
  }

  private static void learningRate(LoopBuilder loop) {
    steer(loop, Coefficient.of(ALPHA, Chart.LOG, 1e-10, 1e4).withMetaStep(0.02));
    loop.law(
        new ProgressDrive(ALPHA, PROGRESS, 1.0, true),
        VarianceDrive.centred(ALPHA, STABILITY),
        new PhaseDrive(ALPHA, PHASE, SETPOINT, false),
        new ResonanceDrive(PHASE, SETPOINT),
        new GaugeNudge(GaugeNudge.Measure.RELATIVE, 1e-2, -1, 0.5, TINY, 4.0));
  }

  private static void momentum(LoopBuilder loop) {
    steer(loop, Coefficient.of(MU, Chart.LOG_COMPLEMENT, 0.0, 0.999).withMetaStep(0.01));
    loop.law(
        new PhaseDrive(MU, PROGRESS, SETPOINT, true),
        VarianceDrive.centred(MU, 0.6),
        new Coupling(MU, ALPHA, -0.02));
  }

  private static void secondMoment(LoopBuilder loop) {
    String beta2 = Coefficient.BETA2;
    steer(loop, Coefficient.of(beta2, Chart.LOG_COMPLEMENT, 0.5, 0.99999).withMetaStep(0.005));
    loop.law(VarianceDrive.centred(beta2, -STABILITY));
  }

  private static void epsilon(LoopBuilder loop) {
    String epsilon = Coefficient.EPSILON;
    steer(loop, Coefficient.of(epsilon, Chart.LOG, 1e-12, 1e-2).withMetaStep(0.02));
    loop.law(VarianceDrive.centred(epsilon, -STABILITY), new QualityDrive(epsilon, -0.2, 0.5));
  }

  private static void weightDecay(LoopBuilder loop) {
    String lambda = Coefficient.WEIGHT_DECAY;
    steer(loop, Coefficient.of(lambda, Chart.LOG, 1e-8, 1.0).withMetaStep(0.02));
    loop.law(new Coupling(lambda, ALPHA, -0.05));
  }

  private static void noise(LoopBuilder loop) {
    Coefficient sigma = Coefficient.of(Coefficient.NOISE, Chart.LOG, LEAST_NOISE, 1e-3);
    steer(loop, sigma.withMetaStep(0.02).withAnchor(LEAST_NOISE * 10.0));
    loop.law(new NoiseLaw(0.5, 0.4, 0.4, 0.2, 0.5, 0.25, true));
  }

  private static void steer(LoopBuilder loop, Coefficient coefficient) {
    String name = coefficient.name();
    loop.coefficient(coefficient).law(new Leak(name, LEAK), new Barrier(name, BARRIER));
  }
}
