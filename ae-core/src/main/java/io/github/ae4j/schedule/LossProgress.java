package io.github.ae4j.schedule;

import io.github.ae4j.measurement.Measurement;
import io.github.ae4j.memory.LowPass;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.Set;

/**
 * How the loss falls and how it scatters, from two averages of it.
 *
 * <pre>
 *   F = LP_f(l),   M = LP_s(l),   e = l - F_(t-1), 0 at first and within 1e-12 |l|
 *   T = (F - M)/(tau_s - tau_f),   V = LP_f(e^2),   V* = LP_s(e^2),   tau = 1/(1-b)
 * </pre>
 *
 * <p>On a line F and M lag by their time constants, so that T is its slope. At equal noise T is known 40 times
 * better than the low-passed difference of AE-1. There is no floor: a loss times c plus d gives the same T/sqrt(V*) and
 * V/V*, and a constant one V* = 0.
 *
 * @param fast b of F and V, the seed's .9; in [0, 1)
 * @param slow b of M and V*, above fast; in [0, 1)
 */
public record LossProgress(double fast, double slow) implements Measurement {
  private static final int FAST_MEAN = 0;
  private static final int SLOW_MEAN = FAST_MEAN + LowPass.SLOTS;
  private static final int FAST_SQUARE = SLOW_MEAN + LowPass.SLOTS;
  private static final int SLOW_SQUARE = FAST_SQUARE + LowPass.SLOTS;

  /** Share of a loss that is rounding. */
  private static final double ROUNDING = 1e-12;

  /** Checks the decays. */
  public LossProgress {
    if (!(fast >= 0.0 && fast < slow && slow < 1.0)) {
      throw new IllegalArgumentException(
          "decays must be 0 <= fast < slow < 1, got " + fast + " and " + slow);
    }
  }

  @Override
  public String name() {
    return "loss progress";
  }

  @Override
  public Set<Statistic> statistics() {
    return Set.of(Statistic.LOSS);
  }

  @Override
  public Set<Signal> writes() {
    return Progress.SIGNALS;
  }

  @Override
  public int slots() {
    return SLOW_SQUARE + LowPass.SLOTS;
  }

  @Override
  public void measure(Signals signals, Slots memory) {
    double loss = signals.statistic(Statistic.LOSS);
    boolean first = LowPass.weight(memory, FAST_MEAN) == 0.0;
    double e = first ? 0.0 : loss - LowPass.value(memory, FAST_MEAN);
    double square = Math.abs(e) > ROUNDING * Math.abs(loss) ? e * e : 0.0;
    double near = LowPass.update(memory, FAST_MEAN, fast, loss);
    double far = LowPass.update(memory, SLOW_MEAN, slow, loss);
    double span = 1.0 / (1.0 - slow) - 1.0 / (1.0 - fast);
    signals.set(Signal.TREND, (near - far) / span);
    signals.set(Signal.VARIANCE, LowPass.update(memory, FAST_SQUARE, fast, square));
    signals.set(Signal.VARIANCE_BASE, LowPass.update(memory, SLOW_SQUARE, slow, square));
  }

  @Override
  public void interrupted(Interruption interruption, Signals signals, Slots memory) {
    if (interruption == Interruption.DRIFT) {
      memory.clear(0, slots());
    }
  }
}
