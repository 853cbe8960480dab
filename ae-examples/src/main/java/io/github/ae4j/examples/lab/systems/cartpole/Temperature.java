package io.github.ae4j.examples.lab.systems.cartpole;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.adapter.NamedCoefficients;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.evolution.MultiplicativeEvolution;
import io.github.ae4j.law.Barrier;
import io.github.ae4j.law.Leak;
import io.github.ae4j.law.RewardDrive;
import io.github.ae4j.measurement.LossTrend;
import io.github.ae4j.measurement.LossVariance;
import io.github.ae4j.measurement.RewardTrend;
import io.github.ae4j.signal.Statistic;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/** The weight of the policy's entropy, in units of return. */
public interface Temperature extends AutoCloseable {
  /**
   * The temperature of a step.
   *
   * @param scale root mean square of the step's advantages
   */
  double at(int step, double scale);

  /** Takes in what a step came to. */
  default void step(double loss, double reward) {}

  @Override
  default void close() {}

  /** A schedule over the share of the run that is gone, 0 to 1. */
  static Temperature schedule(int steps, DoubleUnaryOperator schedule) {
    return (step, scale) -> schedule.applyAsDouble((double) step / steps);
  }

  /** AE-RL: see {@link Steered}. */
  static Temperature steered(double start) {
    return new Steered(start);
  }

  /**
   * AE-RL, the temperature as a coefficient e on the log chart: up in a stall, down while the reward
   * rises, back to its start. It counts in units of the advantages, for a temperature in units of
   * the return would be another one whenever the rewards change their scale.
   *
   * <pre>
   *   tau = e rms(A)
   *   u = ks exp(-(T/eps)^2) - kr tanh(R^) - c (log e - log e_0) - barrier
   * </pre>
   */
  final class Steered implements Temperature {
    private static final String SHARE = "share";
    private static final double TINY = 1e-30;

    private final NamedCoefficients temperature;
    private final ControlLoop loop;

    Steered(double start) {
      temperature =
          new NamedCoefficients(
              "entropy temperature", 1, Map.of(SHARE, start), Set.of(Statistic.LOSS));
      loop =
          ControlLoop.on(temperature)
              .coefficient(Coefficient.of(SHARE, Chart.LOG, 1e-4, 1.0).withMetaStep(0.02))
              .measure(
                  new LossTrend(0.9),
                  new LossVariance(0.98, 0.95, 0.99, Double.MAX_VALUE, TINY),
                  new RewardTrend(0.9, 0.99))
              .law(
                  new StallDrive(SHARE, 0.5, 0.25),
                  new RewardDrive(SHARE, -0.8, 1.0),
                  new Leak(SHARE, 0.05),
                  new Barrier(SHARE, 1e-3))
              .evolve(new MultiplicativeEvolution())
              .build();
    }

    @Override
    public double at(int step, double scale) {
      return scale * temperature.value(SHARE);
    }

    @Override
    public void step(double loss, double reward) {
      temperature.measure(Statistic.LOSS, loss);
      loop.reward(reward);
      loop.step();
    }

    @Override
    public void close() {
      loop.close();
    }
  }
}
