package io.github.ae4j.examples.lab.systems.aeonet;

import io.github.ae4j.measurement.Measurement;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.LowPass;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.Set;

/**
 * The variance of the loss about its trend, in place of that about its mean: where the loss falls
 * fast, the library's own measurement sees the fall as variance, and a law that rewards progress and
 * punishes variance then pulls both ways.
 *
 * <pre>  e = (l_t - l_(t-1)) - LP_t(l_t - l_(t-1)),   V = LP_v(e^2/2 + floor),   V* = LP_s(V)</pre>
 *
 * <p>Independent noise of variance s^2 in each loss gives V = s^2.
 *
 * @param trendDecay decay t
 * @param decay decay v
 * @param baseDecay decay s
 * @param floor added to every square, so that a constant loss gives V/V* = 1; positive
 */
public record DifferenceVariance(double trendDecay, double decay, double baseDecay, double floor)
    implements Measurement {
  private static final int TREND = 0;
  private static final int VARIANCE = TREND + LowPass.SLOTS;
  private static final int BASE = VARIANCE + LowPass.SLOTS;
  private static final int LAST = BASE + LowPass.SLOTS;
  private static final int STARTED = LAST + 1;

  /** Checks the constants. */
  public DifferenceVariance {
    Check.decay("trendDecay", trendDecay);
    Check.decay("decay", decay);
    Check.decay("baseDecay", baseDecay);
    Check.positive("floor", floor);
  }

  @Override
  public String name() {
    return "AE-1 variance about the trend";
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
    return STARTED + 1;
  }

  @Override
  public void measure(Signals signals, Slots memory) {
    double loss = signals.statistic(Statistic.LOSS);
    double difference = memory.get(STARTED) == 0.0 ? 0.0 : loss - memory.get(LAST);
    memory.set(STARTED, 1.0);
    memory.set(LAST, loss);
    double error = difference - LowPass.update(memory, TREND, trendDecay, difference);
    double variance = LowPass.update(memory, VARIANCE, decay, error * error / 2.0 + floor);
    signals.set(Signal.VARIANCE, variance);
    signals.set(Signal.VARIANCE_BASE, LowPass.update(memory, BASE, baseDecay, variance));
  }
}
