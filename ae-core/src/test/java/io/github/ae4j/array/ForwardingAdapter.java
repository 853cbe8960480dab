package io.github.ae4j.array;

import io.github.ae4j.adapter.Demand;
import io.github.ae4j.adapter.OptimizerAdapter;
import io.github.ae4j.adapter.Timing;
import io.github.ae4j.coefficient.Decision;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Statistic;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Hands everything on; a broken adapter overrides one method. */
class ForwardingAdapter implements OptimizerAdapter {
  protected final ArrayAdapter adapter;
  protected final ArrayOptimizer on;

  ForwardingAdapter(ArrayOptimizer on) {
    this.on = on;
    adapter = on.takeAdapter(Timing.SAME_STEP);
  }

  @Override
  public String optimizer() {
    return adapter.optimizer();
  }

  @Override
  public int groups() {
    return adapter.groups();
  }

  @Override
  public List<String> groupNames() {
    return adapter.groupNames();
  }

  @Override
  public Map<String, String> layout() {
    return adapter.layout();
  }

  @Override
  public int slots() {
    return adapter.slots();
  }

  @Override
  public void attach(Demand demand, Slots memory) {
    adapter.attach(demand, memory);
  }

  @Override
  public void restored(Decision last) {
    adapter.restored(last);
  }

  @Override
  public void scaleGradient(int group, double factor) {
    adapter.scaleGradient(group, factor);
  }

  @Override
  public void detach() {
    adapter.detach();
  }

  @Override
  public Set<Statistic> measurable() {
    return adapter.measurable();
  }

  @Override
  public void observe(Observation observation) {
    adapter.observe(observation);
  }

  @Override
  public Set<String> steerable() {
    return adapter.steerable();
  }

  @Override
  public double read(int group, String coefficient) {
    return adapter.read(group, coefficient);
  }

  @Override
  public void apply(Decision decision) {
    adapter.apply(decision);
  }
}
