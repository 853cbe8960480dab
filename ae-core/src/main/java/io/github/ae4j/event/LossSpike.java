package io.github.ae4j.event;

import io.github.ae4j.Experimental;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.LowPass;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.EnumSet;
import java.util.Set;

/**
 * AE-10: a spike that does not come down takes the run back. Of x, the loss and the gradient's length |g|, each:
 *
 * <pre>
 *   e = x - m,   m = LP_.98(x),   s = LP_.98(|e|)   over steps that are not above
 *   above        x is not finite, or e &gt; factor s, after 20 steps that are not
 *   coming down  e &lt; e_max/2,  e_max the greatest of the steps in a row that are above
 *   event        n steps in a row of which the loss, or |g|, is above and not coming down
 * </pre>
 *
 * <p>Then parameters and the optimizer's state go back to the snapshot before the last ({@link Verdict#RESTORE}) and log
 * alpha falls by the cut; after {@code most} times in a run the next spike is only named {@link #DIVERGED}. A snapshot is
 * kept every so many steps that are not above. From the second in a row on a step that is above holds the coefficients, so
 * that a drift is called when the spike is over, or the loop would lose all that it has measured; one alone does not, for
 * on a stream of single instances such losses are not rare.
 *
 * <p>A screen, for data that stand: a task that changes does the same to the loss, and then the run goes back to
 * weights of the old task.
 *
 * @param factor of the mean deviation; positive
 * @param steps n, at least 1
 * @param every steps between two snapshots, at least 1
 * @param cut what log alpha falls by; positive
 * @param most times in a run, of each group, at least 1
 */
@Experimental
public record LossSpike(double factor, int steps, long every, double cut, int most)
    implements Event {
  /** Name of a way back in the trace. */
  public static final String EVENT = "spike";

  /** Name of a spike from which there is no way back any more. */
  public static final String DIVERGED = "diverged";

  private static final double DECAY = 0.98;
  private static final double FIRST = 20.0;
  private static final int TAIL = 2 * LowPass.SLOTS + 2;
  private static final int GREATEST = 2 * LowPass.SLOTS;
  private static final int IN_A_ROW = GREATEST + 1;
  private static final int GOOD = 2 * TAIL;
  private static final int TIMES = GOOD + 1;

  /** Checks the numbers. */
  public LossSpike {
    Check.positive("factor", factor);
    Check.atLeast("steps", steps, 1);
    Check.atLeast("every", every, 1);
    Check.positive("cut", cut);
    Check.atLeast("most", most, 1);
  }

  /** Ten mean deviations for five steps, a snapshot every 100, a rate divided by 3, three times at most. */
  public static LossSpike defaults() {
    return new LossSpike(10.0, 5, 100, Math.log(3.0), 3);
  }

  @Override
  public String name() {
    return "AE-10 loss spike";
  }

  @Override
  public Set<Statistic> statistics() {
    return Set.of(Statistic.LOSS, Statistic.G_G);
  }

  @Override
  public Set<String> coefficients() {
    return Set.of(Coefficient.LEARNING_RATE);
  }

  @Override
  public Set<Verdict> verdicts() {
    return EnumSet.of(Verdict.RESTORE);
  }

  @Override
  public int slots() {
    return TIMES + 1;
  }

  @Override
  public void examine(Signals signals, Coefficients coefficients, Response response, Slots memory) {
    double loss = signals.statistic(Statistic.LOSS);
    double gradient = Math.sqrt(signals.statistic(Statistic.G_G));
    boolean lossAbove = isAbove(loss, memory, 0);
    boolean above = isAbove(gradient, memory, TAIL) || lossAbove;
    if (!above) {
      settle(loss, memory, 0);
      settle(gradient, memory, TAIL);
      memory.set(GOOD, memory.get(GOOD) + 1.0);
      if (memory.get(GOOD) % every == 0.0) {
        response.keepSnapshot(Math.max(1, every / 2)); // groups count their own steps
      }
      return;
    }
    response.withholdSnapshot();
    double inARow = Math.max(memory.get(IN_A_ROW), memory.get(TAIL + IN_A_ROW));
    if (inARow >= steps) {
      respond(coefficients, response, memory);
    } else if (inARow > 1.0) {
      response.hold();
    }
  }

  private boolean isAbove(double x, Slots memory, int at) {
    double mean = LowPass.value(memory, at);
    double excess = Double.isFinite(x) ? Math.min(x - mean, Double.MAX_VALUE) : Double.MAX_VALUE;
    boolean begun = memory.get(GOOD) >= FIRST;
    if (!begun && Double.isFinite(x)
        || excess <= factor * LowPass.value(memory, at + LowPass.SLOTS)) {
      forget(memory, at);
      return false;
    }
    double greatest = Math.max(memory.get(at + GREATEST), excess);
    memory.set(at + GREATEST, greatest);
    boolean down = excess < 0.5 * greatest;
    memory.set(at + IN_A_ROW, down ? 0.0 : memory.get(at + IN_A_ROW) + 1.0);
    return true;
  }

  private static void settle(double x, Slots memory, int at) {
    if (memory.get(GOOD) > 0.0) {
      double off = Math.abs(x - LowPass.value(memory, at));
      LowPass.update(memory, at + LowPass.SLOTS, DECAY, off);
    }
    LowPass.update(memory, at, DECAY, x);
  }

  private static void forget(Slots memory, int at) {
    memory.set(at + GREATEST, 0.0);
    memory.set(at + IN_A_ROW, 0.0);
  }

  private void respond(Coefficients coefficients, Response response, Slots memory) {
    if (memory.get(TIMES) >= most) {
      response.name(DIVERGED);
      return;
    }
    memory.set(TIMES, memory.get(TIMES) + 1.0);
    forget(memory, 0);
    forget(memory, TAIL);
    response.name(EVENT);
    response.verdict(Verdict.RESTORE);
    response.shift(coefficients, coefficients.index(Coefficient.LEARNING_RATE), -cut);
  }
}
