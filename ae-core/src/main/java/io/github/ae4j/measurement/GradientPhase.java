package io.github.ae4j.measurement;

import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Extrema;
import io.github.ae4j.memory.LowPass;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.Set;

/**
 * AE-1, the phase: cosine of the gradient with the direction of the previous update, for which the
 * optimizer's own first moment stands, so that nothing is stored.
 *
 * <pre>
 *   rho = clip(&lt;g, w m&gt;/((|g| + floor)(|w m| + floor)), -1, 1),   0 while m is empty
 *   rho_f = LP_.7(rho)
 * </pre>
 *
 * @param floor added to each norm; gradient units, not negative
 */
public record GradientPhase(double floor) implements Measurement {
  private static final double TINY = 1e-30;
  private static final double FAST_DECAY = 0.7;

  /** Checks the floor. */
  public GradientPhase {
    Check.atLeast("floor", floor, 0.0);
  }

  @Override
  public String name() {
    return "AE-1 gradient phase";
  }

  @Override
  public Set<Statistic> statistics() {
    return Set.of(Statistic.G_G, Statistic.G_WM, Statistic.WM_WM);
  }

  @Override
  public Set<Signal> writes() {
    return Set.of(Signal.PHASE, Signal.PHASE_FAST, Signal.GRADIENT_NORM);
  }

  @Override
  public int slots() {
    return LowPass.SLOTS;
  }

  @Override
  public void measure(Signals signals, Slots memory) {
    double gradient = Math.sqrt(signals.statistic(Statistic.G_G)) + floor;
    double moment = Math.sqrt(signals.statistic(Statistic.WM_WM));
    double rho = 0.0;
    if (moment > 0.0) {
      double product = Extrema.max(gradient * (moment + floor), TINY);
      rho = Extrema.max(-1.0, Extrema.min(1.0, signals.statistic(Statistic.G_WM) / product));
    }
    signals.set(Signal.GRADIENT_NORM, gradient);
    signals.set(Signal.PHASE, rho);
    signals.set(Signal.PHASE_FAST, LowPass.update(memory, 0, FAST_DECAY, rho));
  }
}
