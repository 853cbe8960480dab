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
 * AE-1, the uncertainty: variance of the gradient over its coordinates, and its slow base.
 *
 * <pre>  S = LP_b(max(sum g^2/n - (sum g/n)^2, 0) + floor),   S* = max(LP_s(S), floor)</pre>
 *
 * @param decay b, in [0, 1)
 * @param baseDecay s, in [0, 1)
 * @param floor gradient units squared; positive
 */
public record GradientVariance(double decay, double baseDecay, double floor)
    implements Measurement {
  private static final int VARIANCE = 0;
  private static final int BASE = 2;

  /** Checks the constants. */
  public GradientVariance {
    Check.decay("decay", decay);
    Check.decay("baseDecay", baseDecay);
    Check.positive("floor", floor);
  }

  @Override
  public String name() {
    return "AE-1 gradient variance";
  }

  @Override
  public Set<Statistic> statistics() {
    return Set.of(Statistic.COUNT, Statistic.SUM_G, Statistic.G_G);
  }

  @Override
  public Set<Signal> writes() {
    return Set.of(Signal.UNCERTAINTY, Signal.UNCERTAINTY_BASE);
  }

  @Override
  public int slots() {
    return 2 * LowPass.SLOTS;
  }

  @Override
  public void measure(Signals signals, Slots memory) {
    double n = Extrema.max(1.0, signals.statistic(Statistic.COUNT));
    double mean = signals.statistic(Statistic.SUM_G) / n;
    double variance = Extrema.max(signals.statistic(Statistic.G_G) / n - mean * mean, 0.0);
    double filtered = LowPass.update(memory, VARIANCE, decay, variance + floor);
    signals.set(Signal.UNCERTAINTY, filtered);
    signals.set(
        Signal.UNCERTAINTY_BASE,
        Extrema.max(LowPass.update(memory, BASE, baseDecay, filtered), floor));
  }
}
