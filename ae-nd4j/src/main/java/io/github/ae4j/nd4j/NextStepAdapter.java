package io.github.ae4j.nd4j;

import io.github.ae4j.adapter.Demand;
import io.github.ae4j.adapter.OptimizerAdapter;
import io.github.ae4j.adapter.Timing;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Decision;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Statistic;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * Updaters whose host makes its updates unasked: step t is measured from what stood before update t, once
 * that is made, and the decision is written for update t + 1. Of a SKIP the host undoes update t.
 *
 * <p>The accumulated weights therefore run one update ahead of what is measured; those before it are kept
 * beside them.
 */
final class NextStepAdapter implements OptimizerAdapter {
  private final Nd4jAdapter adapter;
  private final Runnable undo;
  private final IntSupplier iteration;

  /**
   * Around an adapter whose input is presented with copies of what stood before the update.
   *
   * @param undo takes the last update back
   * @param iteration that of the update to come, for a loop that is restored
   */
  NextStepAdapter(Nd4jAdapter adapter, Runnable undo, IntSupplier iteration) {
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
  public Set<Statistic> measurable() {
    return adapter.measurable();
  }

  @Override
  public Set<String> steerable() {
    Set<String> names = new HashSet<>(adapter.steerable());
    names.remove(Coefficient.MOMENTUM_SHARE); // the host's own update has no such share
    return names;
  }

  @Override
  public int slots() {
    return adapter.slots();
  }

  @Override
  public void attach(Demand demand, Slots memory) {
    adapter.attach(demand, memory);
  }

  /** Writes what the last decision asks of the update to come, from what the loop's memory holds. */
  void rewrite() {
    NativeForm form = adapter.form();
    if (form.cell(Cell.AHEAD) != 0.0) {
      form.cell(Cell.WEIGHT, form.cell(Cell.WEIGHT_BEFORE));
      form.cell(Cell.SECOND_WEIGHT, form.cell(Cell.SECOND_WEIGHT_BEFORE));
      form.translate(iteration.getAsInt());
    }
  }

  @Override
  public void restored(Decision last) {
    rewrite();
  }

  @Override
  public void detach() {
    if (adapter.form().cell(Cell.AHEAD) != 0.0) {
      adapter.form().settle();
    }
    adapter.detach();
  }

  @Override
  public double read(int group, String coefficient) {
    return adapter.read(group, coefficient);
  }

  /** Says that the update was made for which the last decision, if any, was written. */
  void made() {
    NativeForm form = adapter.form();
    if (form.cell(Cell.AHEAD) == 0.0) {
      keepWeights();
      form.made(adapter.input().iteration() - 1, adapter.input().epoch());
    }
  }

  private void keepWeights() {
    NativeForm form = adapter.form();
    form.cell(Cell.WEIGHT_BEFORE, form.cell(Cell.WEIGHT));
    form.cell(Cell.SECOND_WEIGHT_BEFORE, form.cell(Cell.SECOND_WEIGHT));
  }

  private void exchangeWeights() {
    NativeForm form = adapter.form();
    double weight = form.cell(Cell.WEIGHT);
    double second = form.cell(Cell.SECOND_WEIGHT);
    form.cell(Cell.WEIGHT, form.cell(Cell.WEIGHT_BEFORE));
    form.cell(Cell.SECOND_WEIGHT, form.cell(Cell.SECOND_WEIGHT_BEFORE));
    form.cell(Cell.WEIGHT_BEFORE, weight);
    form.cell(Cell.SECOND_WEIGHT_BEFORE, second);
  }

  @Override
  public void observe(Observation observation) {
    exchangeWeights();
    try {
      adapter.observe(observation);
    } finally {
      exchangeWeights();
    }
  }

  @Override
  public void apply(Decision decision) {
    NativeForm form = adapter.form();
    if (decision.verdict() == Verdict.SKIP) {
      undo.run();
      exchangeWeights();
      keepWeights();
      if (form.cell(Cell.AHEAD) != 0.0) {
        form.translate(adapter.input().iteration());
      }
      return;
    }
    if (decision.verdict() != Verdict.APPLY) {
      adapter.carryOut(decision.verdict());
    }
    keepWeights();
    adapter.write(decision);
    form.cell(Cell.AHEAD, form.translated() ? 1.0 : 0.0);
  }
}
