package com.example;

import io.github.ae4j.measurement.Measurement;
import io.github.ae4j.memory.LowPass;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.Set;

// tag::part
/** The level of the reward in place of its trend. */
record RewardLevel(double decay) implements Measurement {
  @Override
  public String name() {
    return "reward level";
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
    return LowPass.SLOTS;
  }

  @Override
  public void measure(Signals signals, Slots memory) {
    double reward = signals.statistic(Statistic.REWARD);
    signals.set(Signal.REWARD_TREND, LowPass.update(memory, 0, decay, reward));
  }
}
// end::part
