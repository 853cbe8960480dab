package io.github.ae4j.machine;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * WORSENING: a validation figure given from outside has not improved for n looks.
 *
 * <pre>  figure &lt; best - least:  best = figure, and the looks are counted anew</pre>
 *
 * <p>Lower is better: of an accuracy give one minus it. The first figure is the first best.
 *
 * @param looks n, at least 1
 * @param least improvement that counts; the figure's unit, at least 0
 */
@Experimental
public record Worsening(int looks, double least) implements HaltRule {
  private static final int BEST = 0;
  private static final int GIVEN = 1;
  private static final int SINCE = 2;
  private static final int LAST = 3;

  /** Checks the numbers. */
  public Worsening {
    Check.atLeast("looks", looks, 1);
    Check.atLeast("least", least, 0.0);
  }

  @Override
  public String name() {
    return "WORSENING";
  }

  @Override
  public int slots() {
    return LAST + 1;
  }

  @Override
  public void validated(double figure, Slots memory) {
    boolean better = memory.get(GIVEN) == 0.0 || figure < memory.get(BEST) - least;
    memory.set(GIVEN, memory.get(GIVEN) + 1.0);
    memory.set(LAST, figure);
    memory.set(SINCE, better ? 0.0 : memory.get(SINCE) + 1.0);
    if (better) {
      memory.set(BEST, figure);
    }
  }

  @Override
  public boolean holds(Slots memory) {
    return memory.get(SINCE) >= looks;
  }

  @Override
  public Map<String, Double> values(Slots memory) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("best", memory.get(BEST));
    values.put("last", memory.get(LAST));
    values.put("looks since", memory.get(SINCE));
    return values;
  }
}
