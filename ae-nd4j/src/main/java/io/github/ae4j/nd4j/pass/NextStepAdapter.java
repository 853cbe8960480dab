package io.github.ae4j.nd4j.pass;

import io.github.ae4j.adapter.Demand;
import io.github.ae4j.adapter.OptimizerAdapter;
import io.github.ae4j.adapter.Timing;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.DecayBound;
import io.github.ae4j.coefficient.Decision;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.nd4j.form.Cell;
import io.github.ae4j.nd4j.form.Cells;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Statistic;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * Updaters whose host makes its updates unasked: step t is measured from what stood before update t, once
 * that is made, and the decision is written for update t + 1. Of a SKIP the host undoes update t.
 *
 * <p>The accumulated weights therefore run one update ahead of what is measured; those before it are kept
 * beside them.
 */
public final class NextStepAdapter implements OptimizerAdapter {
  /** What the host's own update does not have, and what comes too late for a gradient it has used. */
  private static final Set<String> ONLY_SAME_STEP =
      Set.of(Coefficient.MOMENTUM_SHARE, Coefficient.RATE_MEMORY, Coefficient.GRADIENT_SCALE);

  private final GroupedAdapter adapter;
  private final Runnable undo;
  private final IntSupplier iteration;

  /**
   * Around an adapter whose input is presented with copies of what stood before the update.
   *
   * @param undo takes the last update back
   * @param iteration that of the update to come, for a loop that is restored
   */
  public NextStepAdapter(GroupedAdapter adapter, Runnable undo, IntSupplier iteration) {
    this.adapter = adapter;
    this.undo = undo;
    this.iteration = iteration;
  }

  @Override
  public Timing timing() {
    return Timing.NEXT_STEP;
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
  public long parameters(int group) {
    return adapter.parameters(group);
  }

  @Override
  public Set<Statistic> measurable() {
    return adapter.measurable();
  }

  @Override
  public double decoupledDecay(int group) {
    return adapter.decoupledDecay(group);
  }

  @Override
  public double ratedDecay(int group) {
    return adapter.ratedDecay(group);
  }

  @Override
  public double longestGradient(int group) {
    return adapter.longestGradient(group);
  }

  @Override
  public Set<String> steerable() {
    Set<String> names = new HashSet<>(adapter.steerable());
    names.removeAll(ONLY_SAME_STEP);
    return names;
  }

  @Override
  public int slots() {
    return adapter.slots();
  }

  /**
   * As everywhere.
   *
   * @throws IllegalArgumentException also if the host's first update, which is made before the loop has decided, would
   *     decay more than the {@link DecayBound} allows
   */
  @Override
  public void attach(Demand demand, Slots memory) {
    demand.check(this);
    if (demand.coefficients().contains(Coefficient.LEARNING_RATE)) {
      for (int group = 0; group < groups(); group++) {
        double taken = adapter.read(group, Coefficient.LEARNING_RATE) * adapter.ratedDecay(group);
        Check.within(
            "learning rate times weight decay of the first update", taken, 0.0, DecayBound.SHARE);
      }
    }
    adapter.attach(demand, memory);
  }

  @Override
  public void check(Slots saved) {
    adapter.check(saved);
  }

  @Override
  public void restored(Decision last) {
    for (Nd4jAdapter part : adapter.parts()) {
      if (isAhead(part)) {
        cells(part).weights().set(cells(part).weightsBefore());
        part.form().translate(iteration.getAsInt());
      }
    }
  }

  /** Whether the last decision is written for the update to come. */
  private static boolean isAhead(Nd4jAdapter part) {
    return cells(part).get(Cell.AHEAD) != 0.0;
  }

  private static Cells cells(Nd4jAdapter part) {
    return part.form().cells();
  }

  @Override
  public void detach() {
    for (Nd4jAdapter part : adapter.parts()) {
      if (isAhead(part)) {
        part.form().settle();
      }
    }
    adapter.detach();
  }

  @Override
  public double read(int group, String coefficient) {
    return adapter.read(group, coefficient);
  }

  /** Says that the update was made for which the last decision, if any, was written. */
  public void made() {
    for (Nd4jAdapter part : adapter.parts()) {
      if (!isAhead(part)) {
        keepWeights(part);
        part.form().made(part.input().iteration() - 1, part.input().epoch());
      }
    }
  }

  private static void keepWeights(Nd4jAdapter part) {
    cells(part).weightsBefore().set(cells(part).weights());
  }

  private static void exchangeWeights(Nd4jAdapter part) {
    cells(part).weights().exchange(cells(part).weightsBefore());
  }

  @Override
  public void observe(Observation observation) {
    adapter.parts().forEach(NextStepAdapter::exchangeWeights);
    try {
      adapter.observe(observation);
    } finally {
      adapter.parts().forEach(NextStepAdapter::exchangeWeights);
    }
  }

  @Override
  public void apply(Decision decision) {
    if (decision.verdict() == Verdict.SKIP) {
      takeBack(adapter.parts().get(0).input().iteration());
      return;
    }
    for (Nd4jAdapter part : adapter.parts()) {
      if (decision.verdict() != Verdict.APPLY) {
        part.carryOut(decision.verdict());
      }
      keepWeights(part);
      part.write(decision);
      cells(part).set(Cell.AHEAD, part.form().translated() ? 1.0 : 0.0);
    }
  }

  /** Takes the last update back, whose step has failed: the host makes it again under the same number. */
  public void failed() {
    if (adapter.isAttached()) {
      takeBack(iteration.getAsInt());
    } else {
      undo.run();
    }
  }

  private void takeBack(int next) {
    undo.run();
    for (Nd4jAdapter part : adapter.parts()) {
      exchangeWeights(part);
      keepWeights(part);
      if (isAhead(part)) {
        part.form().translate(next);
      }
    }
  }
}
