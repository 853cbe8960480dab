package io.github.ae4j.nd4j.pass;

import io.github.ae4j.adapter.Demand;
import io.github.ae4j.adapter.OptimizerAdapter;
import io.github.ae4j.coefficient.Decision;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.nd4j.form.Cell;
import io.github.ae4j.nd4j.form.Segment;
import io.github.ae4j.nd4j.form.WeightDecays;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Statistic;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/**
 * Adapters of one kind, each of which is a group of one loop: with sums, coefficients and memory of its own. What a
 * host does to one of them beside a loop's calls it does here to all.
 */
public final class GroupedAdapter implements OptimizerAdapter {
  private final List<Nd4jAdapter> parts;
  private final List<String> names;
  private final boolean[] frozen;
  private final boolean[] freezes;
  private Map<String, String> layout;

  /** A single adapter, whose parameters nobody divided. */
  public GroupedAdapter(Nd4jAdapter whole) {
    this(List.of(whole), List.of("0"), Map.of());
  }

  /**
   * Makes groups of adapters that have no loop.
   *
   * @param parts at least one, all of one kind of updater
   * @param names of the groups, one a part
   * @param layout what belongs to each group, by its name; empty where nobody divided the parameters
   */
  public GroupedAdapter(List<Nd4jAdapter> parts, List<String> names, Map<String, String> layout) {
    this.parts = List.copyOf(parts);
    this.names = List.copyOf(names);
    this.layout = layout;
    frozen = new boolean[parts.size()];
    freezes = new boolean[parts.size()];
    number();
  }

  private void number() {
    long first = 0;
    for (int group = 0; group < parts.size(); group++) {
      parts.get(group).inGroup(group, first);
      first += size(group);
    }
  }

  private long size(int group) {
    return part(group).segments().stream().mapToLong(Segment::size).sum();
  }

  /**
   * Goes on with other segments in each group; see {@link Nd4jAdapter#replace}.
   *
   * @param belongs what belongs to each group by now
   */
  public void replace(
      List<List<Segment>> next,
      List<List<Segment>> measured,
      List<WeightDecays> decays,
      Map<String, String> belongs) {
    for (int group = 0; group < parts.size(); group++) {
      parts.get(group).replace(next.get(group), measured.get(group), decays.get(group));
    }
    layout = belongs;
    number();
  }

  /** Number of parameters in all groups. */
  public long coordinates() {
    return parts.stream().mapToLong(part -> part.parameters(0)).sum();
  }

  /** The groups' adapters. */
  public List<Nd4jAdapter> parts() {
    return parts;
  }

  /** Whether a group stands still in the step at hand. */
  public boolean isFrozen(int group) {
    return frozen[group];
  }

  /** The adapters of the groups that are trained in the step at hand. */
  public List<Nd4jAdapter> trained() {
    return IntStream.range(0, frozen.length).filter(g -> !frozen[g]).mapToObj(parts::get).toList();
  }

  /** Has groups stand still from the next step on, or move again, as the last decision said. */
  private void freeze() {
    for (int group = 0; group < frozen.length; group++) {
      if (freezes[group] && !frozen[group]) {
        parts.get(group).rest();
      }
      frozen[group] = freezes[group];
    }
  }

  private void note(Decision decision) {
    for (int group = 0; group < freezes.length; group++) {
      freezes[group] = decision.isFrozen(group);
    }
  }

  /** Has the configurations hold what a loop does, after a step without an update. */
  public void skipped(ToDoubleBiFunction<Integer, String> held) {
    for (int group = 0; group < parts.size(); group++) {
      int number = group;
      parts.get(group).skipped(name -> held.applyAsDouble(number, name));
    }
    freeze();
  }

  /** Disturbs the parameters, once the update has moved them, and takes their averages. */
  public void moved() {
    trained().forEach(Nd4jAdapter::moved);
    freeze();
  }

  /** Says that the parameters were moved by others than the updates, or may be. */
  public void movedOutside() {
    parts.forEach(Nd4jAdapter::movedOutside);
  }

  /** Refuses a step that no loop would see; throws as {@link Nd4jAdapter#checkAttached}. */
  public void checkAttached() {
    parts.forEach(Nd4jAdapter::checkAttached);
  }

  boolean isAttached() {
    return parts.get(0).isAttached();
  }

  /** Puts the averages in the parameters' place, until they are put back; what stands still is served as it is. */
  public void serveReadout() {
    trained().forEach(Nd4jAdapter::serveReadout);
  }

  /** Puts the parameters back, bit by bit; does nothing if none is served. */
  public void putBack() {
    parts.forEach(Nd4jAdapter::putBack);
  }

  /** Whether averages stand in the parameters' place, or may. */
  public boolean serves() {
    return parts.stream().anyMatch(Nd4jAdapter::serves);
  }

  /** Whether there are averages to serve. */
  public boolean averages() {
    return parts.get(0).averages();
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
  public Map<String, String> layout() {
    return layout;
  }

  @Override
  public boolean freezes() {
    return true;
  }

  @Override
  public int keptGroup() {
    return IntStream.range(0, parts.size())
        .filter(group -> parts.get(group).hasHead())
        .findFirst()
        .orElse(parts.size() - 1);
  }

  @Override
  public void restored(Decision last) {
    note(last);
    System.arraycopy(freezes, 0, frozen, 0, frozen.length);
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
  public Set<Verdict> verdicts() {
    return parts.get(0).verdicts();
  }

  /** What every part has: a weight decay may be in some of them. */
  @Override
  public Set<String> steerable() {
    Set<String> all = new HashSet<>(parts.get(0).steerable());
    parts.forEach(part -> all.retainAll(part.steerable()));
    return all;
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
    Arrays.fill(frozen, false);
    Arrays.fill(freezes, false);
  }

  @Override
  public double read(int group, String coefficient) {
    return part(group).read(0, coefficient);
  }

  @Override
  public void scaleGradient(int group, double factor) {
    if (!frozen[group]) {
      part(group).scaleGradient(0, factor);
    }
  }

  @Override
  public void observe(Observation observation) {
    for (int group = 0; group < frozen.length; group++) {
      if (frozen[group]) {
        parts.get(group).observeLoss(observation);
      } else {
        parts.get(group).observe(observation);
      }
    }
  }

  @Override
  public void apply(Decision decision) {
    for (int group = 0; group < frozen.length; group++) {
      if (frozen[group]) {
        parts.get(group).carryOutAtRest(decision.verdict());
      } else {
        parts.get(group).apply(decision);
      }
    }
    note(decision);
  }
}
