package io.github.ae4j.measurement;

import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.LowPass;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.Set;

/**
 * AE-1, the trend of the reward on its own scale.
 *
 * <pre>  R^ = LP_b(r_t - r_(t-1)) / sqrt(LP_s((r_t - r_(t-1))^2) + 1e-30)</pre>
 *
 * @param decay b, in [0, 1)
 * @param scaleDecay s, in [0, 1)
 */
public record RewardTrend(double decay, double scaleDecay) implements Measurement {
  private static final double TINY = 1e-30;
  private static final int TREND = 0;
  private static final int SQUARE = 2;
  private static final int LAST = 4;
  private static final int STARTED = 5;

  /** Checks the decays. */
  public RewardTrend {
    Check.decay("decay", decay);
    Check.decay("scaleDecay", scaleDecay);
  }

  @Override
  public String name() {
    return "AE-1 reward trend";
  }

  @Override
  public Set<Statistic> statistics() {
    return Set.of(Statistic.REWARD);
  }

  @Override
  public Set<Signal> writes() {
    return Set.of(Signal.REWARD_TREND);
  }

  @Override
  public int slots() {
    return 6;
  }

  @Override
  public void measure(Signals signals, Slots memory) {
    double reward = signals.statistic(Statistic.REWARD);
    double difference = memory.get(STARTED) == 0.0 ? 0.0 : reward - memory.get(LAST);
    memory.set(STARTED, 1.0);
    memory.set(LAST, reward);
    double trend = LowPass.update(memory, TREND, decay, difference);
    double square = LowPass.update(memory, SQUARE, scaleDecay, difference * difference);
    signals.set(Signal.REWARD_TREND, trend / Math.sqrt(square + TINY));
  }
}
