package io.github.ae4j.examples.machine;

import io.github.ae4j.machine.HaltRule;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import java.util.Map;

/**
 * A halt rule of one's own: no example of the held-back ones is wrong any more.
 *
 * @param looks in a row, at least 1
 */
record Solved(int looks) implements HaltRule {
  private static final int IN_A_ROW = 0;
  private static final int WRONG = 1;

  Solved {
    Check.atLeast("looks", looks, 1);
  }

  @Override
  public String name() {
    return "SOLVED";
  }

  @Override
  public int slots() {
    return WRONG + 1;
  }

  @Override
  public void validated(double figure, Slots memory) {
    memory.set(IN_A_ROW, figure == 0.0 ? memory.get(IN_A_ROW) + 1.0 : 0.0);
    memory.set(WRONG, figure);
  }

  @Override
  public boolean holds(Slots memory) {
    return memory.get(IN_A_ROW) >= looks;
  }

  @Override
  public Map<String, Double> values(Slots memory) {
    return Map.of("wrong examples", memory.get(WRONG));
  }
}
