package io.github.ae4j.event;

import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.Set;

/**
 * A loss that stays the same to the last bit: it names the fact once, and again whenever it has
 * moved in between. Nothing is done; a law may still read the gradient.
 *
 * @param patience equal losses in a row that make the event
 */
public record FlatLoss(int patience) implements Event {
  /** Name in the trace. */
  public static final String EVENT = "flat-loss";

  private static final int LAST = 0;
  private static final int IN_A_ROW = 1;

  /** Checks that the patience is at least 2. */
  public FlatLoss {
    Check.atLeast("patience", patience, 2);
  }

  @Override
  public String name() {
    return "AE-1 flat loss";
  }

  @Override
  public Set<Statistic> statistics() {
    return Set.of(Statistic.LOSS);
  }

  @Override
  public int slots() {
    return 2;
  }

  @Override
  public void examine(Signals signals, Coefficients coefficients, Response response, Slots memory) {
    double loss = signals.statistic(Statistic.LOSS);
    double inARow = loss == memory.get(LAST) ? memory.get(IN_A_ROW) + 1.0 : 1.0;
    memory.set(LAST, loss);
    memory.set(IN_A_ROW, inARow);
    if (inARow == patience) {
      response.name(EVENT);
    }
  }
}
