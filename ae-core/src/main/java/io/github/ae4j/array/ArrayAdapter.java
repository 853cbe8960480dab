package io.github.ae4j.array;

import io.github.ae4j.adapter.Demand;
import io.github.ae4j.adapter.OptimizerAdapter;
import io.github.ae4j.array.Kernel.Sums;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Decision;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Slots;
import io.github.ae4j.signal.Statistic;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/** Puts an {@link ArrayOptimizer} under a loop: same-step, one reading pass over the arrays. */
final class ArrayAdapter implements OptimizerAdapter {
  private static final Set<Statistic> OF_READOUT =
      Set.of(Statistic.G_READOUT, Statistic.READOUT_READOUT);
  private static final int COUNT = Moments.SLOTS;
  private static final int LAST_EVENT = COUNT + 1;
  private static final int NEXT = LAST_EVENT + 1;
  private static final int LENGTH = NEXT + 1;
  private static final int CELLS = LENGTH + 1;

  private final ArrayPlant plant;
  private Sums sums = new Sums(Set.of());
  private String[] steered = {};
  private DoubleConsumer[] writers = {};
  private Slots memory = Slots.of(CELLS);
  private boolean attached;
  private boolean measures;
  private double loss;
  private double readoutRate;
  private @Nullable Readout readout;

  ArrayAdapter(ArrayPlant plant) {
    this.plant = plant;
  }

  /** Counts a training step and returns its number, from 1. */
  long count() {
    memory.set(COUNT, memory.get(COUNT) + 1.0);
    return (long) memory.get(COUNT);
  }

  /** Whether the training step at hand is one to measure. */
  boolean isDue() {
    return memory.get(COUNT) >= memory.get(NEXT);
  }

  /** Sets the next training step to measure, after the one at hand. */
  void schedule(Cadence cadence) {
    double step = memory.get(COUNT);
    memory.set(NEXT, step + cadence.pause((long) step, (long) memory.get(LAST_EVENT)));
  }

  /** |g|^2 as last measured; 0 before that. */
  double length() {
    return memory.get(LENGTH);
  }

  /** The loss of the step at hand. */
  void present(double loss) {
    this.loss = loss;
  }

  /** Takes the update just made into the averaged readout, if there is one. */
  void average() {
    if (readout != null) {
      readout.average(plant.parameters(), readoutRate);
    }
  }

  double[] readoutCopy() {
    Readout kept = keptReadout();
    double[] copy = new double[plant.size()];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = kept.get(i);
    }
    return copy;
  }

  void restoreReadout(double[] values) {
    Readout kept = keptReadout();
    if (values.length != plant.size()) {
      throw new IllegalArgumentException(
          "readout must have " + plant.size() + " coordinates, got " + values.length);
    }
    for (int i = 0; i < values.length; i++) {
      kept.set(i, values[i]);
    }
  }

  private Readout keptReadout() {
    if (readout == null) {
      throw new IllegalStateException("the loop keeps no readout: use a preset with one");
    }
    return readout;
  }

  @Override
  public String optimizer() {
    return plant.name() + " on arrays";
  }

  @Override
  public int slots() {
    return CELLS;
  }

  @Override
  public Set<Statistic> measurable() {
    return EnumSet.complementOf(EnumSet.of(Statistic.REWARD));
  }

  @Override
  public Set<String> steerable() {
    Set<String> names =
        new LinkedHashSet<>(
            Set.of(
                Coefficient.LEARNING_RATE,
                Coefficient.MOMENTUM,
                Coefficient.WEIGHT_DECAY,
                Coefficient.NOISE,
                Coefficient.READOUT_RATE));
    if (plant.moments().hasSecond()) {
      names.add(Coefficient.BETA2);
      names.add(Coefficient.EPSILON);
    }
    return names;
  }

  @Override
  public void attach(Demand demand, Slots memory) {
    if (attached) {
      throw new IllegalStateException(optimizer() + " has a loop already; close it first");
    }
    boolean averages = demand.coefficients().contains(Coefficient.READOUT_RATE);
    if (!averages && !Collections.disjoint(demand.statistics(), OF_READOUT)) {
      throw new IllegalArgumentException(
          optimizer() + " measures a readout only where the loop holds readoutRate");
    }
    attached = true;
    steered = demand.coefficients().toArray(String[]::new);
    writers = new DoubleConsumer[steered.length];
    for (int i = 0; i < steered.length; i++) {
      writers[i] = writer(steered[i]);
    }
    measures = !demand.statistics().isEmpty();
    sums = new Sums(demand.statistics());
    if (averages) {
      readout = new Readout(plant.parameters());
    }
    this.memory = memory;
    plant.moments().keepWeightsIn(memory);
  }

  private DoubleConsumer writer(String coefficient) {
    return coefficient.equals(Coefficient.READOUT_RATE)
        ? rate -> readoutRate = rate
        : plant.coefficients().writer(coefficient);
  }

  @Override
  public void detach() {
    if (attached) {
      attached = false;
      plant.coefficients().writer(Coefficient.NOISE).accept(0.0);
      plant.moments().keepWeightsIn(Slots.of(Moments.SLOTS));
    }
  }

  @Override
  public void observe(Observation observation) {
    if (!measures) {
      return;
    }
    plant.gather(sums);
    memory.set(LENGTH, sums.gg);
    observation.set(0, Statistic.LOSS, loss);
    observation.set(0, Statistic.COUNT, plant.size());
    observation.set(0, Statistic.SUM_G, sums.g);
    observation.set(0, Statistic.G_G, sums.gg);
    observation.set(0, Statistic.G_M, sums.gm);
    observation.set(0, Statistic.M_M, sums.mm);
    observation.set(0, Statistic.G_WG, sums.gwg);
    observation.set(0, Statistic.G_WM, sums.gwm);
    observation.set(0, Statistic.WG_WG, sums.wgwg);
    observation.set(0, Statistic.WG_WM, sums.wgwm);
    observation.set(0, Statistic.WM_WM, sums.wmwm);
    observation.set(0, Statistic.THETA_THETA, sums.theta);
    observation.set(0, Statistic.MOMENTUM_WEIGHT, plant.moments().firstWeight());
    if (readout != null) {
      readout.observe(plant, observation);
    }
  }

  @Override
  public double read(int group, String coefficient) {
    return coefficient.equals(Coefficient.READOUT_RATE)
        ? readoutRate
        : plant.coefficients().read(coefficient);
  }

  @Override
  public void apply(Decision decision) {
    if (decision.verdict() != Verdict.APPLY) {
      memory.set(LAST_EVENT, memory.get(COUNT));
    }
    if (decision.verdict() == Verdict.SKIP) {
      return;
    }
    switch (decision.verdict()) {
      case FLUSH_MOMENTUM -> plant.moments().flush();
      case RESET_STATE -> plant.moments().clear();
      case RESTORE_READOUT -> {
        if (readout != null) {
          readout.restore(plant.parameters());
        }
        plant.moments().clear();
      }
      default -> {}
    }
    write(decision);
  }

  @Override
  public void restored(Decision last) {
    write(last);
  }

  private void write(Decision decision) {
    for (int i = 0; i < steered.length; i++) {
      writers[i].accept(decision.value(0, steered[i]));
    }
  }
}
