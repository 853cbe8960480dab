package io.github.ae4j.law;

import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Extrema;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import java.util.Set;

/**
 * AE-2, the progress term: push while the loss falls.
 *
 * <pre>  u += kp tanh(-T^/tau),   T^ = T/sqrt V*  (scale-free) or T  (as the seed has it)</pre>
 *
 * @param coefficient name of the coefficient pushed
 * @param gain kp; drive units
 * @param scale tau, in units of T^; positive
 * @param scaleFree whether T is taken on the loss's own scale
 */
public record ProgressDrive(String coefficient, double gain, double scale, boolean scaleFree)
    implements Law {
  private static final double TINY = 1e-30;

  /** Checks the constants. */
  public ProgressDrive {
    Check.finite("gain", gain);
    Check.positive("scale", scale);
  }

  @Override
  public String name() {
    return "AE-2 progress of " + coefficient;
  }

  @Override
  public Set<Signal> signals() {
    return scaleFree ? Set.of(Signal.TREND, Signal.VARIANCE_BASE) : Set.of(Signal.TREND);
  }

  @Override
  public Set<String> coefficients() {
    return Set.of(coefficient);
  }

  @Override
  public boolean smooth() {
    return true;
  }

  @Override
  public void drive(Signals signals, Coefficients coefficients, Drive drive, Slots memory) {
    double trend = signals.value(Signal.TREND);
    if (scaleFree) {
      trend /= Math.sqrt(Extrema.max(0.0, signals.value(Signal.VARIANCE_BASE)) + TINY);
    }
    drive.add(coefficient, gain * Math.tanh(-trend / scale));
  }
}
