package io.github.ae4j.machine;

import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Several rules, each with its own part of the memory.
 *
 * @param how many of them must hold
 * @param rules at least one
 */
record Combined(Quorum how, List<HaltRule> rules) implements HaltRule {
  /** How many of the rules must hold. */
  enum Quorum {
    ANY,
    ALL
  }

  Combined {
    rules = List.copyOf(rules);
    if (rules.isEmpty()) {
      throw new IllegalArgumentException(
          how.name().toLowerCase(Locale.ROOT)
              + " must be of at least one rule, got none: it could never be told when it holds");
    }
  }

  @Override
  public String name() {
    return rules.stream()
        .map(HaltRule::name)
        .collect(Collectors.joining(how == Quorum.ANY ? " or " : " and ", "(", ")"));
  }

  @Override
  public int slots() {
    return rules.stream().mapToInt(HaltRule::slots).sum();
  }

  @Override
  public Set<Signal> signals() {
    Set<Signal> all = EnumSet.noneOf(Signal.class);
    rules.forEach(rule -> all.addAll(rule.signals()));
    return all;
  }

  @Override
  public Set<Statistic> statistics() {
    Set<Statistic> all = EnumSet.noneOf(Statistic.class);
    rules.forEach(rule -> all.addAll(rule.statistics()));
    return all;
  }

  /** Memory of the i-th rule. */
  private Slots of(int i, Slots memory) {
    int at = 0;
    for (int before = 0; before < i; before++) {
      at += rules.get(before).slots();
    }
    return memory.part(at, rules.get(i).slots());
  }

  @Override
  public void see(Look look, Slots memory) {
    for (int i = 0; i < rules.size(); i++) {
      rules.get(i).see(look, of(i, memory));
    }
  }

  @Override
  public void validated(double figure, Slots memory) {
    for (int i = 0; i < rules.size(); i++) {
      rules.get(i).validated(figure, of(i, memory));
    }
  }

  private List<Integer> holding(Slots memory) {
    List<Integer> holding = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).holds(of(i, memory))) {
        holding.add(i);
      }
    }
    return holding;
  }

  @Override
  public boolean holds(Slots memory) {
    int count = 0;
    for (int i = 0; i < rules.size(); i++) {
      count += rules.get(i).holds(of(i, memory)) ? 1 : 0;
    }
    return how == Quorum.ANY ? count > 0 : count == rules.size();
  }

  @Override
  public boolean suspects(Slots memory) {
    boolean any = false;
    for (int i = 0; i < rules.size(); i++) {
      any |= rules.get(i).suspects(of(i, memory));
    }
    return any;
  }

  @Override
  public String reason(Slots memory) {
    return holding(memory).stream()
        .map(i -> rules.get(i).reason(of(i, memory)))
        .collect(Collectors.joining(" and "));
  }

  @Override
  public Map<String, Double> values(Slots memory) {
    Map<String, Double> values = new LinkedHashMap<>();
    holding(memory).forEach(i -> values.putAll(rules.get(i).values(of(i, memory))));
    return values;
  }
}
