package io.github.ae4j.event;

import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.Set;

/**
 * Screen: a gradient of exactly zero, as from a hinge that is satisfied or a dead batch. It says
 * nothing of the step's length, so the coefficients are held; the update is made as the optimizer
 * would.
 */
public record ZeroGradient() implements Event {
  /** Name in the trace. */
  public static final String EVENT = "zero-gradient";

  @Override
  public String name() {
    return "AE-1 zero gradient";
  }

  @Override
  public Set<Statistic> statistics() {
    return Set.of(Statistic.G_G);
  }

  @Override
  public void examine(Signals signals, Coefficients coefficients, Response response, Slots memory) {
    boolean skipped = response.verdict().leavesOut();
    if (!skipped && signals.statistic(Statistic.G_G) == 0.0) {
      response.name(EVENT);
      response.hold();
    }
  }
}
