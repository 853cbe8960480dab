package io.github.ae4j.machine;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.LowPass;
import io.github.ae4j.memory.Slots;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * SPIKE: the loss is far above its own tail for several steps and does not come down.
 *
 * <pre>
 *   e = l - m,   m = LP_.98(l),   s = LP_.98(|e|)   over steps that are not above
 *   above        l is not finite, or e &gt; factor s, after 20 steps that are not
 *   coming down  e &lt; e_max/2,  e_max the greatest of the steps in a row that are above
 *   holds        n steps in a row are above and not coming down
 * </pre>
 *
 * <p>A task that changes does the same to the loss: this rule is for data that stand. A drift that the loop names does not
 * start it anew, for the loop takes a lasting spike for one.
 *
 * @param factor of the mean deviation; positive
 * @param steps n, at least 1
 */
@Experimental
public record Spike(double factor, int steps) implements HaltRule {
  private static final double DECAY = 0.98;
  private static final double FIRST = 20.0;
  private static final int MEAN = 0;
  private static final int DEVIATION = MEAN + LowPass.SLOTS;
  private static final int GOOD = DEVIATION + LowPass.SLOTS;
  private static final int GREATEST = GOOD + 1;
  private static final int IN_A_ROW = GREATEST + 1;

  /** Checks the numbers. */
  public Spike {
    Check.positive("factor", factor);
    Check.atLeast("steps", steps, 1);
  }

  @Override
  public String name() {
    return "SPIKE";
  }

  @Override
  public int slots() {
    return IN_A_ROW + 1;
  }

  @Override
  public void see(Look look, Slots memory) {
    double excess = look.isFinite() ? look.loss() - LowPass.value(memory, MEAN) : Double.MAX_VALUE;
    boolean begun = memory.get(GOOD) >= FIRST;
    if (begun && excess > factor * LowPass.value(memory, DEVIATION)) {
      double greatest = Math.max(memory.get(GREATEST), excess);
      memory.set(GREATEST, greatest);
      memory.set(IN_A_ROW, excess < 0.5 * greatest ? 0.0 : memory.get(IN_A_ROW) + 1.0);
    } else if (look.isFinite()) {
      if (memory.get(GOOD) > 0.0) {
        LowPass.update(memory, DEVIATION, DECAY, Math.abs(excess));
      }
      LowPass.update(memory, MEAN, DECAY, look.loss());
      memory.set(GOOD, memory.get(GOOD) + 1.0);
      memory.set(GREATEST, 0.0);
      memory.set(IN_A_ROW, 0.0);
    }
  }

  @Override
  public boolean suspects(Slots memory) {
    return memory.get(GREATEST) > 0.0;
  }

  @Override
  public boolean holds(Slots memory) {
    return memory.get(IN_A_ROW) >= steps;
  }

  @Override
  public Map<String, Double> values(Slots memory) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("level", LowPass.value(memory, MEAN));
    values.put("deviation", LowPass.value(memory, DEVIATION));
    values.put("greatest excess", memory.get(GREATEST));
    return values;
  }
}
