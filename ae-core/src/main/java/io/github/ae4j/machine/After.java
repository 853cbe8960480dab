package io.github.ae4j.machine;

import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import java.util.Map;
import java.util.Set;

/**
 * A rule that sees everything and holds after n steps at the earliest.
 *
 * @param steps n, at least 1
 * @param rule what then decides
 */
record After(long steps, HaltRule rule) implements HaltRule {
  After {
    Check.atLeast("steps", steps, 1);
  }

  @Override
  public String name() {
    return rule.name() + " after " + steps;
  }

  @Override
  public int slots() {
    return 1 + rule.slots();
  }

  @Override
  public Set<Signal> signals() {
    return rule.signals();
  }

  @Override
  public Set<Statistic> statistics() {
    return rule.statistics();
  }

  private Slots inner(Slots memory) {
    return memory.part(1, rule.slots());
  }

  @Override
  public void see(Look look, Slots memory) {
    memory.set(0, memory.get(0) + 1.0);
    rule.see(look, inner(memory));
  }

  @Override
  public void validated(double figure, Slots memory) {
    rule.validated(figure, inner(memory));
  }

  @Override
  public boolean holds(Slots memory) {
    return memory.get(0) >= steps && rule.holds(inner(memory));
  }

  @Override
  public boolean suspects(Slots memory) {
    return rule.suspects(inner(memory));
  }

  @Override
  public String reason(Slots memory) {
    return rule.reason(inner(memory));
  }

  @Override
  public Map<String, Double> values(Slots memory) {
    return rule.values(inner(memory));
  }
}
