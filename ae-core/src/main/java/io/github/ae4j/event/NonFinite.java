package io.github.ae4j.event;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.Set;

/**
 * Screen: a loss or gradient that is not a number, or too large to be squared. The update is left
 * out and every state kept; at the second such step in a row log alpha falls by {@code cut}, once, for
 * the parameters themselves may be near the edge. More cuts would not mend a run of bad batches,
 * however long, and would have to be climbed back after it.
 *
 * <p>Too large are |l| and |g| above 1e150 ({@link Statistic#LARGEST}), for the root of the largest double is 1.34e154,
 * and what is infinite once would stay so. A gradient longer than its optimizer's state can take in ({@code
 * longestGradient} of the adapter: 1.8e19 in single precision) is measured as infinite.
 *
 * @param cut what log alpha falls by; log 10 divides by ten
 */
public record NonFinite(double cut) implements Event {
  /** Name in the trace. */
  public static final String EVENT = "non-finite";

  private static final double LARGEST_SQUARE = Statistic.LARGEST * Statistic.LARGEST;
  private static final int IN_A_ROW = 0;

  /** Checks that the cut is positive. */
  public NonFinite {
    Check.positive("cut", cut);
  }

  @Override
  public String name() {
    return "AE-10 non-finite";
  }

  @Override
  public Set<Statistic> statistics() {
    return Set.of(Statistic.LOSS, Statistic.G_G);
  }

  @Override
  public int slots() {
    return 1;
  }

  @Override
  public void examine(Signals signals, Coefficients coefficients, Response response, Slots memory) {
    double loss = Math.abs(signals.statistic(Statistic.LOSS));
    boolean usable =
        loss <= Statistic.LARGEST && signals.statistic(Statistic.G_G) <= LARGEST_SQUARE;
    answer(usable, cut, coefficients, response, memory);
  }

  /** Leaves out a step that cannot be used; the first cell of the memory counts those in a row. */
  static void answer(
      boolean usable, double cut, Coefficients coefficients, Response response, Slots memory) {
    if (usable) {
      memory.set(IN_A_ROW, 0.0);
      return;
    }
    response.name(EVENT);
    response.verdict(Verdict.SKIP);
    double inARow = memory.get(IN_A_ROW) + 1.0;
    memory.set(IN_A_ROW, inARow);
    int alpha = coefficients.find(Coefficient.LEARNING_RATE);
    if (inARow == 2.0 && alpha >= 0) {
      response.shift(coefficients, alpha, -cut);
    }
  }
}
