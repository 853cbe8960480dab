package io.github.ae4j.measurement;

import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.LowPass;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.Set;

/**
 * AE-1, the trend of the loss.
 *
 * <pre>  T_t = LP_b(l_t - l_(t-1)),   T_1 = 0</pre>
 *
 * @param decay b, in [0, 1)
 */
public record LossTrend(double decay) implements Measurement {
  private static final int TREND = 0;
  private static final int LAST = 2;
  private static final int STARTED = 3;

  /** Checks the decay. */
  public LossTrend {
    Check.decay("decay", decay);
  }

  @Override
  public String name() {
    return "AE-1 loss trend";
  }

  @Override
  public Set<Statistic> statistics() {
    return Set.of(Statistic.LOSS);
  }

  @Override
  public Set<Signal> writes() {
    return Set.of(Signal.TREND);
  }

  @Override
  public int slots() {
    return 4;
  }

  @Override
  public void measure(Signals signals, Slots memory) {
    double loss = signals.statistic(Statistic.LOSS);
    double difference = memory.get(STARTED) == 0.0 ? 0.0 : loss - memory.get(LAST);
    memory.set(STARTED, 1.0);
    memory.set(LAST, loss);
    signals.set(Signal.TREND, LowPass.update(memory, TREND, decay, difference));
  }

  /** After a drift the jump between the tasks is not a trend. */
  @Override
  public void interrupted(Interruption interruption, Signals signals, Slots memory) {
    if (interruption == Interruption.DRIFT) {
      LowPass.reset(memory, TREND);
      signals.set(Signal.TREND, 0.0);
    }
  }
}
