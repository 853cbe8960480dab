package io.github.ae4j.law;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Extrema;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import java.util.Set;

/**
 * AE-4, the exploration temperature: noise grows in a stall and in doubt, and shrinks where the loss
 * is unstable.
 *
 * <pre>
 *   u_sigma = ks I(T) + ku S^ - kv V^ + ka (A - A*)
 *   I = 1{|T| &lt; eps_T} or, smooth, exp(-(T/eps_T)^2),   eps_T = tau_T sqrt V*
 *   S^ = S/S*,  V^ = V/V*,  each at most 50;   A = (1 + rho)/2
 * </pre>
 *
 * @param stall ks
 * @param doubt ku
 * @param variance kv
 * @param quality ka
 * @param setpoint A* in [0, 1]
 * @param stallScale tau_T; positive
 * @param smoothStall whether the stall's indicator is smooth
 */
public record NoiseLaw(
    double stall,
    double doubt,
    double variance,
    double quality,
    double setpoint,
    double stallScale,
    boolean smoothStall)
    implements Law {
  private static final double CEILING = 50.0;
  private static final double TINY = 1e-30;

  /** Checks the gains. */
  public NoiseLaw {
    Check.finite("stall", stall);
    Check.finite("doubt", doubt);
    Check.finite("variance", variance);
    Check.finite("quality", quality);
    Check.within("setpoint", setpoint, 0.0, 1.0);
    Check.positive("stallScale", stallScale);
  }

  @Override
  public String name() {
    return "AE-4 noise";
  }

  @Override
  public Set<Signal> signals() {
    return Set.of(
        Signal.TREND,
        Signal.VARIANCE,
        Signal.VARIANCE_BASE,
        Signal.UNCERTAINTY,
        Signal.UNCERTAINTY_BASE,
        Signal.PHASE);
  }

  @Override
  public Set<String> coefficients() {
    return Set.of(Coefficient.NOISE);
  }

  @Override
  public void drive(Signals signals, Coefficients coefficients, Drive drive, Slots memory) {
    double base = Extrema.max(signals.value(Signal.VARIANCE_BASE), TINY);
    double v = ratio(signals.value(Signal.VARIANCE), base);
    double s = ratio(signals.value(Signal.UNCERTAINTY), signals.value(Signal.UNCERTAINTY_BASE));
    double a = 0.5 * (1.0 + signals.value(Signal.PHASE));
    double t = signals.value(Signal.TREND) / (stallScale * Math.sqrt(base));
    double stalled = smoothStall ? Math.exp(-t * t) : (Math.abs(t) < 1.0 ? 1.0 : 0.0);
    drive.add(
        Coefficient.NOISE, stall * stalled + doubt * s - variance * v + quality * (a - setpoint));
  }

  private static double ratio(double value, double base) {
    return Extrema.min(CEILING, Extrema.max(0.0, value) / Extrema.max(base, TINY));
  }
}
