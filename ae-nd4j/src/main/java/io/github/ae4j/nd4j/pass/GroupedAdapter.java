package io.github.ae4j.nd4j.pass;

import io.github.ae4j.adapter.Demand;
import io.github.ae4j.adapter.OptimizerAdapter;
import io.github.ae4j.coefficient.Decision;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.nd4j.form.Cell;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Statistic;
import java.util.List;
import java.util.Set;

/** Adapters of one kind, each of which is a group of one loop: with sums, coefficients and memory of its own. */
public final class GroupedAdapter implements OptimizerAdapter {
  private final List<Nd4jAdapter> parts;
  private final List<String> names;
  private final String layout;

  /**
   * Makes groups of adapters that have no loop.
   *
   * @param parts at least one, all of one kind of updater
   * @param names of the groups, one a part
   * @param layout what belongs to each group, in one line
   */
  public GroupedAdapter(List<Nd4jAdapter> parts, List<String> names, String layout) {
    this.parts = List.copyOf(parts);
    this.names = List.copyOf(names);
    this.layout = layout;
    long first = 0;
    for (int group = 0; group < parts.size(); group++) {
      parts.get(group).inGroup(group, first);
      first += parameters(group);
    }
  }

  private Nd4jAdapter part(int group) {
    checkGroup(group);
    return parts.get(group);
  }

  @Override
  public String optimizer() {
    return parts.get(0).optimizer();
  }

  @Override
  public int groups() {
    return parts.size();
  }

  @Override
  public List<String> groupNames() {
    return names;
  }

  @Override
  public String layout() {
    return layout;
  }

  @Override
  public long parameters(int group) {
    return part(group).parameters(0);
  }

  @Override
  public double decoupledDecay(int group) {
    return part(group).decoupledDecay(0);
  }

  @Override
  public double ratedDecay(int group) {
    return part(group).ratedDecay(0);
  }

  @Override
  public double longestGradient(int group) {
    return part(group).longestGradient(0);
  }

  @Override
  public Set<Statistic> measurable() {
    return parts.get(0).measurable();
  }

  @Override
  public Set<String> steerable() {
    return parts.get(0).steerable();
  }

  @Override
  public int slots() {
    return parts.size() * Cell.SIZE;
  }

  @Override
  public void attach(Demand demand, Slots memory) {
    demand.check(this);
    for (int group = 0; group < parts.size(); group++) {
      parts.get(group).attach(demand, memory.part(group * Cell.SIZE, Cell.SIZE));
    }
  }

  @Override
  public void check(Slots saved) {
    for (int group = 0; group < parts.size(); group++) {
      parts.get(group).check(saved.part(group * Cell.SIZE, Cell.SIZE));
    }
  }

  @Override
  public void detach() {
    parts.forEach(Nd4jAdapter::detach);
  }

  @Override
  public double read(int group, String coefficient) {
    return part(group).read(0, coefficient);
  }

  @Override
  public void scaleGradient(int group, double factor) {
    part(group).scaleGradient(0, factor);
  }

  @Override
  public void observe(Observation observation) {
    for (Nd4jAdapter part : parts) {
      part.observe(observation);
    }
  }

  @Override
  public void apply(Decision decision) {
    for (Nd4jAdapter part : parts) {
      part.apply(decision);
    }
  }
}
