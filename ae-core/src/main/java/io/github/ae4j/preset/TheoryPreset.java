package io.github.ae4j.preset;

import static io.github.ae4j.preset.TheoryConstant.BARRIER;
import static io.github.ae4j.preset.TheoryConstant.BASE_DECAY;
import static io.github.ae4j.preset.TheoryConstant.BETA2_MAXIMUM;
import static io.github.ae4j.preset.TheoryConstant.BETA2_MINIMUM;
import static io.github.ae4j.preset.TheoryConstant.BETA2_STEP;
import static io.github.ae4j.preset.TheoryConstant.BUDGET;
import static io.github.ae4j.preset.TheoryConstant.BUDGET_RATE;
import static io.github.ae4j.preset.TheoryConstant.CLAMP_PHASE;
import static io.github.ae4j.preset.TheoryConstant.CLAMP_SHRINK;
import static io.github.ae4j.preset.TheoryConstant.CLAMP_VARIANCE;
import static io.github.ae4j.preset.TheoryConstant.DECAY_COUPLING;
import static io.github.ae4j.preset.TheoryConstant.DECAY_MAXIMUM;
import static io.github.ae4j.preset.TheoryConstant.DECAY_MINIMUM;
import static io.github.ae4j.preset.TheoryConstant.DECAY_STEP;
import static io.github.ae4j.preset.TheoryConstant.EPSILON_MAXIMUM;
import static io.github.ae4j.preset.TheoryConstant.EPSILON_MINIMUM;
import static io.github.ae4j.preset.TheoryConstant.EPSILON_QUALITY;
import static io.github.ae4j.preset.TheoryConstant.EPSILON_STEP;
import static io.github.ae4j.preset.TheoryConstant.FLOOR;
import static io.github.ae4j.preset.TheoryConstant.GAUGE;
import static io.github.ae4j.preset.TheoryConstant.GAUGE_BOUND;
import static io.github.ae4j.preset.TheoryConstant.GAUGE_GAIN;
import static io.github.ae4j.preset.TheoryConstant.GRADIENT_DECAY;
import static io.github.ae4j.preset.TheoryConstant.GUARD_DECAY;
import static io.github.ae4j.preset.TheoryConstant.GUARD_WEIGHT;
import static io.github.ae4j.preset.TheoryConstant.LEAK;
import static io.github.ae4j.preset.TheoryConstant.LOSS_DECAY;
import static io.github.ae4j.preset.TheoryConstant.MOMENTUM_COUPLING;
import static io.github.ae4j.preset.TheoryConstant.MOMENTUM_MAXIMUM;
import static io.github.ae4j.preset.TheoryConstant.MOMENTUM_STABILITY;
import static io.github.ae4j.preset.TheoryConstant.MOMENTUM_STEP;
import static io.github.ae4j.preset.TheoryConstant.NOISE_ANCHOR;
import static io.github.ae4j.preset.TheoryConstant.NOISE_DOUBT;
import static io.github.ae4j.preset.TheoryConstant.NOISE_MAXIMUM;
import static io.github.ae4j.preset.TheoryConstant.NOISE_MINIMUM;
import static io.github.ae4j.preset.TheoryConstant.NOISE_QUALITY;
import static io.github.ae4j.preset.TheoryConstant.NOISE_STALL;
import static io.github.ae4j.preset.TheoryConstant.NOISE_STEP;
import static io.github.ae4j.preset.TheoryConstant.NOISE_VARIANCE;
import static io.github.ae4j.preset.TheoryConstant.PHASE;
import static io.github.ae4j.preset.TheoryConstant.PROGRESS;
import static io.github.ae4j.preset.TheoryConstant.QUALITY_SETPOINT;
import static io.github.ae4j.preset.TheoryConstant.RATE_MAXIMUM;
import static io.github.ae4j.preset.TheoryConstant.RATE_MINIMUM;
import static io.github.ae4j.preset.TheoryConstant.RATE_STEP;
import static io.github.ae4j.preset.TheoryConstant.SETPOINT;
import static io.github.ae4j.preset.TheoryConstant.STABILITY;
import static io.github.ae4j.preset.TheoryConstant.STALL_SCALE;
import static io.github.ae4j.preset.TheoryConstant.STEP_CAP;
import static io.github.ae4j.preset.TheoryConstant.TREND_DECAY;
import static io.github.ae4j.preset.TheoryConstant.TREND_SCALE;
import static io.github.ae4j.preset.TheoryConstant.VARIANCE_DECAY;

import io.github.ae4j.LoopBuilder;
import io.github.ae4j.adapter.OptimizerAdapter;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
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
import io.github.ae4j.measurement.LossTrend;
import io.github.ae4j.measurement.LossVariance;
import io.github.ae4j.safety.LyapunovGuard;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The theory's laws, corrected: one-sided clamp, centred variance, signals on their own scale,
 * relative gauge. Its gains are the seed's; it is here to be compared with, and learns slower than
 * {@link StandardPreset}.
 */
final class TheoryPreset {
  private static final String ALPHA = Coefficient.LEARNING_RATE;
  private static final String MU = Coefficient.MOMENTUM;
  private static final int COEFFICIENTS = 8;

  private final LoopBuilder loop;
  private final TheoryConfig config;

  private TheoryPreset(LoopBuilder loop, TheoryConfig config) {
    this.loop = loop;
    this.config = config;
  }

  static void configure(LoopBuilder loop, OptimizerAdapter adapter, TheoryConfig config) {
    new TheoryPreset(loop, config).list(adapter);
  }

  private double get(TheoryConstant constant) {
    return config.get(constant);
  }

  private void list(OptimizerAdapter adapter) {
    StandardConfig shared = StandardConfig.defaults();
    loop.screen(shared.nonFinite(), new ZeroGradient());
    measurements(shared);
    loop.event(shared.flatLoss(), shared.lossOutlier(), shared.lossShift())
        .guard(new LyapunovGuard(get(GUARD_DECAY), get(GUARD_WEIGHT), get(BARRIER), get(PROGRESS)));
    learningRate();
    momentum();
    optional(adapter);
    loop.evolve(new MultiplicativeEvolution());
    limits();
  }

  /** What not every optimizer has. */
  private void optional(OptimizerAdapter adapter) {
    Set<String> steerable = adapter.steerable();
    if (steerable.contains(Coefficient.BETA2)) {
      secondMoment();
    }
    if (steerable.contains(Coefficient.EPSILON)) {
      epsilon();
    }
    if (steerable.contains(Coefficient.WEIGHT_DECAY)
        && IntStream.range(0, adapter.groups())
            .allMatch(group -> adapter.read(group, Coefficient.WEIGHT_DECAY) > 0.0)) {
      weightDecay();
    }
    if (steerable.contains(Coefficient.NOISE)) {
      noise();
    }
  }

  private void measurements(StandardConfig shared) {
    loop.measure(
        new LossTrend(get(TREND_DECAY)),
        new LossVariance(
            get(LOSS_DECAY), get(VARIANCE_DECAY), get(BASE_DECAY), Double.MAX_VALUE, get(FLOOR)),
        new GradientVariance(get(GRADIENT_DECAY), get(BASE_DECAY), get(FLOOR)),
        new GradientPhase(0.0),
        shared.lossInnovation());
  }

  private void limits() {
    loop.limit(
        new PowerBudget(get(BUDGET), get(BUDGET_RATE), COEFFICIENTS),
        new StepCap(ALPHA, get(STEP_CAP)),
        new ResonanceClamp(get(CLAMP_PHASE), get(CLAMP_VARIANCE), get(CLAMP_SHRINK), false));
  }

  private void learningRate() {
    steer(ALPHA, Chart.LOG, RATE_MINIMUM, RATE_MAXIMUM, RATE_STEP);
    loop.law(
        new ProgressDrive(ALPHA, get(PROGRESS), get(TREND_SCALE), true),
        VarianceDrive.centred(ALPHA, get(STABILITY)),
        new PhaseDrive(ALPHA, get(PHASE), get(SETPOINT), false),
        new ResonanceDrive(get(PHASE), get(SETPOINT)),
        new GaugeNudge(
            GaugeNudge.Measure.RELATIVE,
            get(GAUGE),
            -1,
            get(GAUGE_GAIN),
            get(FLOOR),
            get(GAUGE_BOUND)));
  }

  private void momentum() {
    steer(
        Coefficient.of(MU, Chart.LOG_COMPLEMENT, 0.0, get(MOMENTUM_MAXIMUM))
            .withMetaStep(get(MOMENTUM_STEP)));
    loop.law(
        new PhaseDrive(MU, get(PROGRESS), get(SETPOINT), true),
        VarianceDrive.centred(MU, get(MOMENTUM_STABILITY)),
        new Coupling(MU, ALPHA, get(MOMENTUM_COUPLING)));
  }

  private void secondMoment() {
    String beta2 = Coefficient.BETA2;
    steer(beta2, Chart.LOG_COMPLEMENT, BETA2_MINIMUM, BETA2_MAXIMUM, BETA2_STEP);
    loop.law(VarianceDrive.centred(beta2, -get(STABILITY)));
  }

  private void epsilon() {
    String epsilon = Coefficient.EPSILON;
    steer(epsilon, Chart.LOG, EPSILON_MINIMUM, EPSILON_MAXIMUM, EPSILON_STEP);
    loop.law(
        VarianceDrive.centred(epsilon, -get(STABILITY)),
        new QualityDrive(epsilon, get(EPSILON_QUALITY), get(QUALITY_SETPOINT)));
  }

  private void weightDecay() {
    String lambda = Coefficient.WEIGHT_DECAY;
    steer(lambda, Chart.LOG, DECAY_MINIMUM, DECAY_MAXIMUM, DECAY_STEP);
    loop.law(new Coupling(lambda, ALPHA, get(DECAY_COUPLING)));
  }

  private void noise() {
    steer(
        Coefficient.of(Coefficient.NOISE, Chart.LOG, get(NOISE_MINIMUM), get(NOISE_MAXIMUM))
            .withMetaStep(get(NOISE_STEP))
            .withAnchor(get(NOISE_MINIMUM) * get(NOISE_ANCHOR)));
    loop.law(
        new NoiseLaw(
            get(NOISE_STALL),
            get(NOISE_DOUBT),
            get(NOISE_VARIANCE),
            get(NOISE_QUALITY),
            get(QUALITY_SETPOINT),
            get(STALL_SCALE),
            true));
  }

  private void steer(
      String name,
      Chart chart,
      TheoryConstant minimum,
      TheoryConstant maximum,
      TheoryConstant metaStep) {
    steer(Coefficient.of(name, chart, get(minimum), get(maximum)).withMetaStep(get(metaStep)));
  }

  private void steer(Coefficient coefficient) {
    String name = coefficient.name();
    loop.coefficient(coefficient).law(new Leak(name, get(LEAK)), new Barrier(name, get(BARRIER)));
  }
}
