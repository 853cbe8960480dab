package io.github.ae4j.examples.machine;

import io.github.ae4j.machine.HaltRule;
import io.github.ae4j.memory.Slots;
import java.util.Map;

/** A halt rule of one's own: no example of the held-back ones is wrong any more. */
record Solved() implements HaltRule {
  private static final int LOOKS = 0;
  private static final int WRONG = 1;

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
    memory.set(LOOKS, memory.get(LOOKS) + 1.0);
    memory.set(WRONG, figure);
  }

  @Override
  public boolean holds(Slots memory) {
    return memory.get(LOOKS) > 0.0 && memory.get(WRONG) == 0.0;
  }

  @Override
  public Map<String, Double> values(Slots memory) {
    return Map.of("wrong examples", memory.get(WRONG));
  }
}
