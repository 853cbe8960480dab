package io.github.ae4j.examples.lab.systems.cartpole;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.adapter.NamedCoefficients;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.preset.Presets;
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
   * AE-RL, the temperature as a coefficient under {@link Presets#reinforcement()}. It counts in units of the advantages,
   * for a temperature in units of the return would be another one whenever the rewards change their scale.
   */
  final class Steered implements Temperature {
    private final NamedCoefficients temperature;
    private final ControlLoop loop;

    Steered(double start) {
      temperature =
          new NamedCoefficients(
              "entropy temperature",
              1,
              Map.of(Coefficient.TEMPERATURE, start),
              Set.of(Statistic.LOSS));
      loop = ControlLoop.on(temperature).preset(Presets.reinforcement()).build();
    }

    @Override
    public double at(int step, double scale) {
      return scale * temperature.value(Coefficient.TEMPERATURE);
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
