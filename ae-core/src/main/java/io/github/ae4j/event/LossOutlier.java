package io.github.ae4j.event;

import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import java.util.Set;

/**
 * A single loss far outside its own tail, to either side: a bad batch. It is named; the filters clip it and the next
 * steps tell whether it lasts.
 *
 * @param threshold size of the tail-calibrated innovation that makes the event
 */
public record LossOutlier(double threshold) implements Event {
  /** Name in the trace. */
  public static final String EVENT = "loss-outlier";

  /** Checks that the threshold is positive. */
  public LossOutlier {
    Check.positive("threshold", threshold);
  }

  @Override
  public String name() {
    return "AE-1 loss outlier";
  }

  @Override
  public Set<Signal> signals() {
    return Set.of(Signal.INNOVATION);
  }

  @Override
  public void examine(Signals signals, Coefficients coefficients, Response response, Slots memory) {
    if (Math.abs(signals.value(Signal.INNOVATION)) > threshold) {
      response.name(EVENT);
    }
  }
}
