package io.github.ae4j.event;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Extrema;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.Set;

/**
 * AE-10, the emergency brake, before the drive: at an extreme loss or gradient the learning rate is
 * divided by ten and momentum held at one half at most.
 *
 * @param loss |l| above which it brakes; loss units, positive
 * @param gradient |g| above which it brakes; gradient units, positive
 */
public record EmergencyBrake(double loss, double gradient) implements Event {
  /** Name in the trace. */
  public static final String EVENT = "emergency-brake";

  private static final double MOMENTUM_MAX = 0.5;

  /** Checks the limits. */
  public EmergencyBrake {
    Check.positive("loss", loss);
    Check.positive("gradient", gradient);
  }

  @Override
  public String name() {
    return "AE-10 emergency brake";
  }

  @Override
  public Set<Statistic> statistics() {
    return Set.of(Statistic.LOSS);
  }

  @Override
  public Set<Signal> signals() {
    return Set.of(Signal.GRADIENT_NORM);
  }

  @Override
  public Set<String> coefficients() {
    return Set.of(Coefficient.LEARNING_RATE, Coefficient.MOMENTUM);
  }

  @Override
  public void examine(Signals signals, Coefficients coefficients, Response response, Slots memory) {
    double l = Math.abs(signals.statistic(Statistic.LOSS));
    double g = signals.value(Signal.GRADIENT_NORM);
    if (l > loss || g > gradient || !Double.isFinite(g)) {
      response.name(EVENT);
      response.shift(coefficients, coefficients.index(Coefficient.LEARNING_RATE), -Math.log(10.0));
      int mu = coefficients.index(Coefficient.MOMENTUM);
      double ceiling = coefficients.spec(mu).chart().coordinate(MOMENTUM_MAX);
      coefficients.move(mu, Extrema.min(coefficients.coordinate(mu), ceiling));
    }
  }
}
