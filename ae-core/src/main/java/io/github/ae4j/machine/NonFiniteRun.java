package io.github.ae4j.machine;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import java.util.Map;

/**
 * NON_FINITE: loss or gradient were not finite in n steps in a row.
 *
 * @param steps n, at least 1
 */
@Experimental
public record NonFiniteRun(int steps) implements HaltRule {
  /** Checks the number. */
  public NonFiniteRun {
    Check.atLeast("steps", steps, 1);
  }

  @Override
  public String name() {
    return "NON_FINITE";
  }

  @Override
  public int slots() {
    return 1;
  }

  @Override
  public void see(Look look, Slots memory) {
    memory.set(0, look.isFinite() ? 0.0 : memory.get(0) + 1.0);
  }

  @Override
  public boolean holds(Slots memory) {
    return memory.get(0) >= steps;
  }

  @Override
  public Map<String, Double> values(Slots memory) {
    return Map.of("steps in a row", memory.get(0));
  }
}
