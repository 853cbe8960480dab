package io.github.ae4j.evo;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.LoopBuilder;
import io.github.ae4j.adapter.NamedCoefficients;
import io.github.ae4j.adapter.OptimizerAdapter;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.evolution.MultiplicativeEvolution;
import io.github.ae4j.law.Barrier;
import io.github.ae4j.law.Leak;
import io.github.ae4j.law.NoiseLaw;
import io.github.ae4j.measurement.GradientPhase;
import io.github.ae4j.measurement.GradientVariance;
import io.github.ae4j.measurement.LossTrend;
import io.github.ae4j.measurement.LossVariance;
import io.github.ae4j.memory.Check;
import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.preset.TheoryConfig;
import io.github.ae4j.preset.TheoryConstant;
import io.github.ae4j.signal.Statistic;
import java.util.Map;
import java.util.Set;

/** Where sigma stands. */
sealed interface SigmaCourse {
  static SigmaCourse of(Sigma sigma) {
    if (sigma instanceof Sigma.Decaying decaying) {
      return new Decay(decaying);
    }
    return new Loop((Sigma.Steered) sigma);
  }

  double value();

  /** Takes a step's measurements. */
  void observe(GradientSums sums);

  /** A generation was made. */
  void next();

  String state();

  /**
   * Takes a state back, or leaves all as it is.
   *
   * @throws IllegalArgumentException if it is not one of this
   */
  void restore(String state);

  /** Falls with the generations. */
  final class Decay implements SigmaCourse {
    private final Sigma.Decaying rule;
    private double sigma;

    Decay(Sigma.Decaying rule) {
      this.rule = rule;
      sigma = rule.start();
    }

    @Override
    public double value() {
      return sigma;
    }

    @Override
    public void observe(GradientSums sums) {}

    @Override
    public void next() {
      sigma = Math.max(rule.minimum(), rule.factor() * sigma);
    }

    @Override
    public String state() {
      return Double.toString(sigma);
    }

    @Override
    public void restore(String state) {
      double restored;
      try {
        restored = Double.parseDouble(state);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("sigma must be a number, got \"" + state + "\"", e);
      }
      sigma = Check.within("sigma", restored, rule.minimum(), rule.start());
    }
  }

  /** A coefficient under AE-4. */
  final class Loop implements SigmaCourse {
    private static final String SIGMA = Coefficient.NOISE;

    private final NamedCoefficients population;
    private final ControlLoop loop;

    Loop(Sigma.Steered rule) {
      population =
          new NamedCoefficients(
              "population",
              1,
              Map.of(SIGMA, rule.start()),
              Set.of(
                  Statistic.LOSS,
                  Statistic.COUNT,
                  Statistic.SUM_G,
                  Statistic.G_G,
                  Statistic.G_WM,
                  Statistic.WM_WM));
      loop = ControlLoop.on(population).preset((builder, on) -> list(builder, on, rule)).build();
    }

    /** A zero gradient holds nothing: a plateau is where sigma is to grow. */
    private static void list(LoopBuilder loop, OptimizerAdapter on, Sigma.Steered rule) {
      TheoryConfig theory = TheoryConfig.defaults();
      double floor = theory.get(TheoryConstant.FLOOR);
      double slow = theory.get(TheoryConstant.BASE_DECAY);
      loop.screen(StandardConfig.defaults().nonFinite())
          .measure(
              new LossTrend(theory.get(TheoryConstant.TREND_DECAY)),
              new LossVariance(
                  theory.get(TheoryConstant.LOSS_DECAY),
                  theory.get(TheoryConstant.VARIANCE_DECAY),
                  slow,
                  Double.MAX_VALUE,
                  floor),
              new GradientVariance(theory.get(TheoryConstant.GRADIENT_DECAY), slow, floor),
              new GradientPhase(0.0))
          .coefficient(
              Coefficient.of(SIGMA, Chart.LOG, rule.minimum(), rule.maximum())
                  .withMetaStep(theory.get(TheoryConstant.NOISE_STEP)))
          .law(
              new NoiseLaw(
                  theory.get(TheoryConstant.NOISE_STALL),
                  theory.get(TheoryConstant.NOISE_DOUBT),
                  theory.get(TheoryConstant.NOISE_VARIANCE),
                  theory.get(TheoryConstant.NOISE_QUALITY),
                  theory.get(TheoryConstant.QUALITY_SETPOINT),
                  theory.get(TheoryConstant.STALL_SCALE),
                  true),
              new Leak(SIGMA, theory.get(TheoryConstant.LEAK)),
              new Barrier(SIGMA, theory.get(TheoryConstant.BARRIER)))
          .evolve(new MultiplicativeEvolution());
    }

    @Override
    public double value() {
      return population.value(SIGMA);
    }

    @Override
    public void observe(GradientSums sums) {
      population.measure(Statistic.LOSS, sums.loss());
      population.measure(Statistic.COUNT, sums.count());
      population.measure(Statistic.SUM_G, sums.g());
      population.measure(Statistic.G_G, sums.gg());
      population.measure(Statistic.G_WM, sums.gm());
      population.measure(Statistic.WM_WM, sums.mm());
      loop.step();
    }

    @Override
    public void next() {}

    @Override
    public String state() {
      return loop.checkpoint();
    }

    @Override
    public void restore(String state) {
      loop.restore(state);
    }
  }
}
