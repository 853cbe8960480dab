package io.github.ae4j.examples.machine;

import io.github.ae4j.machine.HaltRule;
import io.github.ae4j.machine.Look;
import io.github.ae4j.memory.Slots;
import java.util.List;
import java.util.Map;

/** Rules that watch one run to its end: it notes at which step each first held, and never holds itself. */
record FirstTimes(List<HaltRule> rules) implements HaltRule {
  private static final int STEP = 0;

  @Override
  public String name() {
    return "FIRST_TIMES";
  }

  @Override
  public int slots() {
    return 1 + rules.stream().mapToInt(rule -> 1 + rule.slots()).sum();
  }

  @Override
  public void see(Look look, Slots memory) {
    memory.set(STEP, memory.get(STEP) + 1.0);
    for (int i = 0; i < rules.size(); i++) {
      rules.get(i).see(look, inner(i, memory));
    }
    note(memory);
  }

  @Override
  public void validated(double figure, Slots memory) {
    for (int i = 0; i < rules.size(); i++) {
      rules.get(i).validated(figure, inner(i, memory));
    }
    note(memory);
  }

  private void note(Slots memory) {
    for (int i = 0; i < rules.size(); i++) {
      if (memory.get(at(i)) == 0.0 && rules.get(i).holds(inner(i, memory))) {
        memory.set(at(i), memory.get(STEP));
      }
    }
  }

  /** Cell of the step at which a rule first held. */
  private int at(int i) {
    return 1 + rules.subList(0, i).stream().mapToInt(rule -> 1 + rule.slots()).sum();
  }

  private Slots inner(int i, Slots memory) {
    return memory.part(at(i) + 1, rules.get(i).slots());
  }

  /** Steps at which the rules first held, by the state of the halting; 0 for never. */
  long[] of(double[] state) {
    long[] first = new long[rules.size()];
    for (int i = 0; i < first.length; i++) {
      first[i] = (long) state[at(i)];
    }
    return first;
  }

  @Override
  public boolean holds(Slots memory) {
    return false;
  }

  @Override
  public Map<String, Double> values(Slots memory) {
    return Map.of();
  }
}
