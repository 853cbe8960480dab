package io.github.ae4j.machine;

import io.github.ae4j.Experimental;
import io.github.ae4j.event.LossSpike;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.LowPass;
import io.github.ae4j.memory.Slots;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * DIVERGED: the loss is far above where it began and stays there.
 *
 * <pre>
 *   LP_.9(l) &gt; l_0 + factor max(s_0, l_0 - l_best, .001 |l_0|)   in n steps in a row
 *   l_0, s_0: mean and deviation of the first 20 finite losses;  l_best: least LP_.9(l)
 * </pre>
 *
 * <p>It does not matter by what the loss is multiplied, nor, but for the last term, what is added to it. Steps that are
 * not finite count towards n: a loss of infinity is above all. A drift starts it anew. Where
 * the loop's own {@link LossSpike} takes the run back the losses of the spike are forgotten; once it may not any more, this
 * holds at the next spike.
 *
 * @param factor positive
 * @param steps n, at least 1
 */
@Experimental
public record Diverged(double factor, int steps) implements HaltRule {
  private static final double DECAY = 0.9;
  private static final double FIRST = 20.0;
  private static final double OF_LEVEL = 1e-3;
  private static final int FILTER = 0;
  private static final int COUNT = FILTER + LowPass.SLOTS;
  private static final int MEAN = COUNT + 1;
  private static final int SQUARES = MEAN + 1;
  private static final int BEST = SQUARES + 1;
  private static final int IN_A_ROW = BEST + 1;

  /** Checks the numbers. */
  public Diverged {
    Check.positive("factor", factor);
    Check.atLeast("steps", steps, 1);
  }

  @Override
  public String name() {
    return "DIVERGED";
  }

  @Override
  public int slots() {
    return IN_A_ROW + 1;
  }

  @Override
  public void see(Look look, Slots memory) {
    if (look.isNamed(Looks.DRIFT)) {
      memory.clear(0, slots());
    }
    if (look.isNamed(LossSpike.EVENT)) {
      LowPass.reset(memory, FILTER);
      memory.set(IN_A_ROW, 0.0);
      return;
    }
    boolean begun = memory.get(COUNT) >= FIRST;
    boolean far = begun && (!look.isFinite() || isFar(look.loss(), memory));
    if (!begun && look.isFinite()) {
      begin(look.loss(), memory);
    }
    boolean givenUp = look.isNamed(LossSpike.DIVERGED);
    memory.set(IN_A_ROW, givenUp ? steps : far ? memory.get(IN_A_ROW) + 1.0 : 0.0);
  }

  private static void begin(double loss, Slots memory) {
    double filtered = LowPass.update(memory, FILTER, DECAY, loss);
    double n = memory.get(COUNT) + 1.0;
    double off = loss - memory.get(MEAN);
    double mean = memory.get(MEAN) + off / n;
    memory.set(COUNT, n);
    memory.set(MEAN, mean);
    memory.set(SQUARES, memory.get(SQUARES) + off * (loss - mean));
    memory.set(BEST, n == 1.0 ? filtered : Math.min(memory.get(BEST), filtered));
  }

  private boolean isFar(double loss, Slots memory) {
    double filtered = LowPass.update(memory, FILTER, DECAY, loss);
    memory.set(BEST, Math.min(memory.get(BEST), filtered));
    return filtered > bound(memory);
  }

  private double bound(Slots memory) {
    double start = memory.get(MEAN);
    double spread = Math.sqrt(memory.get(SQUARES) / (FIRST - 1.0));
    double gained = start - memory.get(BEST);
    return start + factor * Math.max(Math.max(spread, gained), OF_LEVEL * Math.abs(start));
  }

  @Override
  public boolean holds(Slots memory) {
    return memory.get(IN_A_ROW) >= steps;
  }

  @Override
  public Map<String, Double> values(Slots memory) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("loss", LowPass.value(memory, FILTER));
    values.put("start", memory.get(MEAN));
    values.put("bound", bound(memory));
    return values;
  }
}
