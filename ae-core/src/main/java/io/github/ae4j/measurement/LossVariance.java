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
 * AE-1, the variance of the loss about its own mean, and its slow base.
 *
 * <pre>
 *   e = clip(l - LP_m(l), cap),   V = LP_v(e^2 + floor),   V* = max(LP_s(V), floor)
 * </pre>
 *
 * @param meanDecay decay m of the mean
 * @param decay decay v of V
 * @param baseDecay decay s of V*
 * @param cap largest deviation taken in, loss units; positive
 * @param floor added to every square, so that a constant loss gives V/V* = 1; positive
 */
public record LossVariance(
    double meanDecay, double decay, double baseDecay, double cap, double floor)
    implements Measurement {
  private static final int MEAN = 0;
  private static final int VARIANCE = 2;
  private static final int BASE = 4;

  /** Checks the constants. */
  public LossVariance {
    Check.decay("meanDecay", meanDecay);
    Check.decay("decay", decay);
    Check.decay("baseDecay", baseDecay);
    Check.positive("cap", cap);
    Check.positive("floor", floor);
  }

  @Override
  public String name() {
    return "AE-1 loss variance";
  }

  @Override
  public Set<Statistic> statistics() {
    return Set.of(Statistic.LOSS);
  }

  @Override
  public Set<Signal> writes() {
    return Set.of(Signal.VARIANCE, Signal.VARIANCE_BASE);
  }

  @Override
  public int slots() {
    return 6;
  }

  @Override
  public void measure(Signals signals, Slots memory) {
    double loss = signals.statistic(Statistic.LOSS);
    double deviation = loss - LowPass.update(memory, MEAN, meanDecay, loss);
    double bounded = Extrema.max(-cap, Extrema.min(cap, deviation));
    double variance = LowPass.update(memory, VARIANCE, decay, bounded * bounded + floor);
    signals.set(Signal.VARIANCE, variance);
    signals.set(
        Signal.VARIANCE_BASE,
        Extrema.max(LowPass.update(memory, BASE, baseDecay, variance), floor));
  }
}
