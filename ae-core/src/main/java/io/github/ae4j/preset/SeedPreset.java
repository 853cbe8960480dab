package io.github.ae4j.preset;

import io.github.ae4j.LoopBuilder;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.event.EmergencyBrake;
import io.github.ae4j.evolution.MultiplicativeEvolution;
import io.github.ae4j.law.GaugeNudge;
import io.github.ae4j.law.Leak;
import io.github.ae4j.law.NoiseLaw;
import io.github.ae4j.law.PhaseDrive;
import io.github.ae4j.law.ProgressDrive;
import io.github.ae4j.law.VarianceDrive;
import io.github.ae4j.limit.Projection;
import io.github.ae4j.limit.ResonanceClamp;
import io.github.ae4j.limit.StepCap;
import io.github.ae4j.measurement.GradientPhase;
import io.github.ae4j.measurement.GradientVariance;
import io.github.ae4j.measurement.LossTrend;
import io.github.ae4j.measurement.LossVariance;
import io.github.ae4j.preset.SeedConfig.Setting;

/**
 * The seed's agent as a list: brake before the drive, mu on a linear chart, trend in loss units,
 * uncentred variance, two-sided clamp after the budget.
 */
final class SeedPreset {
  private static final String ALPHA = Coefficient.LEARNING_RATE;
  private static final String MU = Coefficient.MOMENTUM;
  private static final double FLOOR = 1e-12;
  private static final double DEVIATION_CAP = 1e6;
  private static final double UNBOUNDED = Double.MAX_VALUE;
  private static final double MU_PHASE_GAIN = 0.8;
  private static final double MU_VARIANCE_GAIN = 0.6;
  private static final double QUALITY_SETPOINT = 0.5;
  private static final double SHRINK = 0.25;

  private SeedPreset() {}

  static void configure(LoopBuilder loop, SeedConfig c) {
    coefficients(loop, c);
    loop.screen(StandardConfig.defaults().nonFinite());
    measurements(loop, c);
    loop.event(new EmergencyBrake(c.get(Setting.LOSS_EMERGENCY), c.get(Setting.GRAD_EMERGENCY)));
    laws(loop, c);
    loop.evolve(new MultiplicativeEvolution());
    cap(loop, ALPHA, c.get(Setting.MAX_DLOG_ALPHA));
    cap(loop, MU, c.get(Setting.MAX_D_MU));
    loop.limit(
        new Projection(),
        new ResonanceClamp(c.get(Setting.RHO_MAX), c.get(Setting.V_MAX_MULT), SHRINK, true));
    noise(loop, c);
  }

  private static void measurements(LoopBuilder loop, SeedConfig c) {
    double base = c.get(Setting.BETA_STAR);
    loop.measure(
        new LossTrend(c.get(Setting.BETA_T)),
        new LossVariance(c.get(Setting.BETA_MU), c.get(Setting.BETA_V), base, DEVIATION_CAP, FLOOR),
        new GradientVariance(c.get(Setting.BETA_S), base, FLOOR),
        new GradientPhase(FLOOR));
  }

  private static void coefficients(LoopBuilder loop, SeedConfig c) {
    loop.coefficient(
            Coefficient.of(ALPHA, Chart.LOG, c.get(Setting.ALPHA_MIN), c.get(Setting.ALPHA_MAX))
                .withAnchor(c.get(Setting.ALPHA_BAR))
                .withMetaStep(c.get(Setting.ETA_A)))
        .coefficient(
            Coefficient.of(MU, Chart.LINEAR, c.get(Setting.MU_MIN), c.get(Setting.MU_MAX))
                .withAnchor(c.get(Setting.MU_BAR))
                .withMetaStep(c.get(Setting.ETA_MU)));
  }

  private static void laws(LoopBuilder loop, SeedConfig c) {
    loop.law(
        new ProgressDrive(ALPHA, c.get(Setting.K_P), 1.0, false),
        new VarianceDrive(ALPHA, c.get(Setting.K_V), false, UNBOUNDED),
        new PhaseDrive(ALPHA, c.get(Setting.K_C), c.get(Setting.RHO_STAR), false),
        new Leak(ALPHA, c.get(Setting.GAMMA_LR)),
        gauge(c),
        new PhaseDrive(MU, MU_PHASE_GAIN, c.get(Setting.RHO_STAR), true),
        new VarianceDrive(MU, MU_VARIANCE_GAIN, false, UNBOUNDED),
        new Leak(MU, c.get(Setting.GAMMA_MU)));
  }

  private static GaugeNudge gauge(SeedConfig c) {
    boolean auto = c.get(Setting.AUTO_GAMMA) != 0.0;
    return new GaugeNudge(
        GaugeNudge.Measure.GRADIENT,
        c.get(Setting.GAMMA_STAR),
        auto ? (int) c.get(Setting.AUTO_GAMMA_WARMUP) : -1,
        c.get(Setting.ETA_GAMMA) / c.get(Setting.ETA_A),
        FLOOR,
        UNBOUNDED);
  }

  private static void noise(LoopBuilder loop, SeedConfig c) {
    if (c.get(Setting.SIGMA_MAX) <= 0.0) {
      return;
    }
    double least = Math.max(c.get(Setting.SIGMA_MIN), 1e-16);
    loop.coefficient(
            Coefficient.of(Coefficient.NOISE, Chart.LOG, least, c.get(Setting.SIGMA_MAX))
                .withMetaStep(c.get(Setting.ETA_SIGMA)))
        .law(noiseLaw(c));
    cap(loop, Coefficient.NOISE, c.get(Setting.MAX_DLOG_SIGMA));
  }

  private static NoiseLaw noiseLaw(SeedConfig c) {
    return new NoiseLaw(
        c.get(Setting.K_S_STALL),
        c.get(Setting.K_S_UNCERT),
        c.get(Setting.K_S_VAR),
        c.get(Setting.K_S_QUALITY),
        QUALITY_SETPOINT,
        c.get(Setting.TAU_T_STALL),
        false);
  }

  private static void cap(LoopBuilder loop, String coefficient, double cap) {
    if (cap > 0.0) {
      loop.limit(new StepCap(coefficient, cap));
    }
  }
}
