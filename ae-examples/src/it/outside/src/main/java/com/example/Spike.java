package com.example;

import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.event.Event;
import io.github.ae4j.event.Response;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.Set;

// tag::part
/** Leaves a step out whose loss is more than a multiple of the last one's. */
record Spike(double multiple) implements Event {
  @Override
  public Set<Statistic> statistics() {
    return Set.of(Statistic.LOSS);
  }

  @Override
  public int slots() {
    return 1;
  }

  @Override
  public void examine(Signals signals, Coefficients coefficients, Response response, Slots memory) {
    double loss = signals.statistic(Statistic.LOSS);
    double last = memory.get(0);
    if (last > 0.0 && loss > multiple * last) {
      response.name("spike");
      response.verdict(Verdict.SKIP);
    } else if (Double.isFinite(loss)) {
      memory.set(0, loss);
    }
  }
}
// end::part
