package io.github.ae4j.event;

import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.Set;

/**
 * Screen: {@link NonFinite} for what is measured by its loss alone. A gradient that is not finite is not seen.
 *
 * @param cut what log alpha falls by at the second such loss in a row; positive
 */
public record NonFiniteLoss(double cut) implements Event {
  /** Checks that the cut is positive. */
  public NonFiniteLoss {
    Check.positive("cut", cut);
  }

  @Override
  public String name() {
    return "AE-10 non-finite loss";
  }

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
    boolean usable = Math.abs(signals.statistic(Statistic.LOSS)) <= Statistic.LARGEST;
    NonFinite.answer(usable, cut, coefficients, response, memory);
  }
}
