package io.github.ae4j;

import io.github.ae4j.adapter.Demand;
import io.github.ae4j.adapter.OptimizerAdapter;
import io.github.ae4j.coefficient.Decision;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Statistic;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An adapter of two groups without an optimizer, which writes down what it is asked. */
class LoopBed implements OptimizerAdapter {
  final List<String> log = new ArrayList<>();
  final Map<Statistic, Double> statistics = new EnumMap<>(Statistic.class);
  final Map<String, Double> values = new LinkedHashMap<>();
  Verdict verdict = Verdict.APPLY;
  Demand demand = new Demand(Set.of(), Set.of());
  Slots memory = Slots.of(1);
  Runnable onObserve = () -> {};
  Runnable onDetach = () -> {};

  LoopBed() {
    statistics.put(Statistic.LOSS, 1.0);
    statistics.put(Statistic.G_G, 1.0);
    values.put("gate", 0.25);
    values.put("door", 0.5);
  }

  @Override
  public String optimizer() {
    return "Nothing";
  }

  @Override
  public int groups() {
    return 2;
  }

  @Override
  public int slots() {
    return 1;
  }

  @Override
  public void attach(Demand demand, Slots memory) {
    log.add("attach");
    this.demand = demand;
    this.memory = memory;
  }

  @Override
  public void detach() {
    log.add("detach");
    onDetach.run();
  }

  @Override
  public Set<Statistic> measurable() {
    return Set.copyOf(statistics.keySet());
  }

  @Override
  public void observe(Observation observation) {
    log.add("observe");
    onObserve.run();
    statistics.forEach(observation::setAll);
  }

  @Override
  public Set<String> steerable() {
    return values.keySet();
  }

  @Override
  public double read(int group, String coefficient) {
    return values.get(coefficient);
  }

  @Override
  public void apply(Decision decision) {
    log.add("apply");
    verdict = decision.verdict();
    memory.set(0, memory.get(0) + 1.0);
    demand.coefficients().forEach(name -> values.put(name, decision.value(0, name)));
  }
}
