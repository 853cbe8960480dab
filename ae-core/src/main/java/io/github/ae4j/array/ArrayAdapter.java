package io.github.ae4j.array;

import io.github.ae4j.adapter.Demand;
import io.github.ae4j.adapter.MomentWeights;
import io.github.ae4j.adapter.OptimizerAdapter;
import io.github.ae4j.adapter.StepCount;
import io.github.ae4j.adapter.Timing;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Decision;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Statistic;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts an {@link ArrayOptimizer} under a loop: same-step with one reading pass over the arrays, or
 * next-step within the pass of the update.
 */
final class ArrayAdapter implements OptimizerAdapter {
  /** Cells of the first group's weights, of what is the step's, and of W; then those of each other group. */
  private static final int COUNT = MomentWeights.SLOTS;

  private static final int LENGTH = COUNT + StepCount.SLOTS;
  private static final int RATES = LENGTH + 1;
  private static final int CELLS = RATES + 1;
  private static final int GROUP_CELLS = MomentWeights.SLOTS + 1;

  private final ArrayPlant plant;
  private final ArraySensor sensor;
  private String[] steered = {};
  private DoubleConsumer[][] writers = {};
  private Slots memory = Slots.of(CELLS);
  private final StepCount count = new StepCount(memory, COUNT);
  private boolean attached;
  private boolean decided;
  private boolean weighted;
  private boolean wasWeighted;
  private final double[] gradientScales;
  private final boolean[] freezes;
  private @Nullable Readout readout;
  private final Snapshots snapshots;

  ArrayAdapter(ArrayPlant plant, Timing timing) {
    this.plant = plant;
    sensor = new ArraySensor(plant, timing);
    snapshots = new Snapshots(plant, () -> readout);
    gradientScales = new double[plant.ranges().names().size()];
    Arrays.fill(gradientScales, 1.0);
    freezes = new boolean[gradientScales.length];
  }

  @Override
  public Timing timing() {
    return sensor.timing();
  }

  /** The count of training steps. */
  StepCount count() {
    return count;
  }

  /**
   * Takes up a training step.
   *
   * @return its number
   * @throws IllegalStateException if the loop is closed
   */
  long present(double loss) {
    if (!attached) {
      throw new IllegalStateException(
          "a loop around " + optimizer() + " must be open for a step, this one is closed");
    }
    freeze();
    long number = count.next();
    sensor.present(loss, number, memory.get(LENGTH), decided);
    return number;
  }

  /** Whether the step at hand is one to measure; each is until a decision has been written. */
  boolean isDue() {
    return !decided || count.isDue();
  }

  /** What measures, and makes updates as it does. */
  ArraySensor sensor() {
    return sensor;
  }

  /** Takes the update just made into the averaged readout, if there is one. */
  void average() {
    if (readout != null) {
      readout.average();
    }
  }

  boolean keepsReadout() {
    return readout != null;
  }

  boolean hasReadout() {
    return weighted || readout != null;
  }

  double[] readoutCopy() {
    if (weighted) {
      Vector average = plant.parameters().zeros();
      plant.average(average);
      return average.copy();
    }
    return keptReadout().copy();
  }

  void restoreReadout(double[] values) {
    if (readout == null && (weighted || wasWeighted)) {
      throw new IllegalStateException(
          "the loop's readout is in the first moment, and comes back with the optimizer's state and"
              + " the loop's checkpoint: restore these");
    }
    keptReadout().set(values);
  }

  private Readout keptReadout() {
    if (readout == null) {
      throw new IllegalStateException(
          wasWeighted
              ? "the loop is closed, and its readout lay in the first moment, with which the"
                  + " optimizer goes on: take it before closing"
              : "the loop keeps no readout: use a preset with one");
    }
    return readout;
  }

  @Override
  public String optimizer() {
    return plant.name() + " on arrays";
  }

  @Override
  public long parameters(int group) {
    return plant.ranges().size(group);
  }

  @Override
  public int groups() {
    return gradientScales.length;
  }

  @Override
  public List<String> groupNames() {
    return plant.ranges().names();
  }

  @Override
  public Map<String, String> layout() {
    return plant.ranges().layout();
  }

  @Override
  public int slots() {
    return CELLS + GROUP_CELLS * (groups() - 1);
  }

  /** Where a group's weights stand in the memory. */
  private static int weightsAt(int group) {
    return group == 0 ? 0 : CELLS + GROUP_CELLS * (group - 1);
  }

  /** Where a group's W stands. */
  private static int ratesAt(int group) {
    return group == 0 ? RATES : weightsAt(group) + MomentWeights.SLOTS;
  }

  @Override
  public Set<Statistic> measurable() {
    return sensor.measurable();
  }

  @Override
  public Set<Verdict> verdicts() {
    return plant.ranges().hasHead()
        ? EnumSet.allOf(Verdict.class)
        : EnumSet.complementOf(EnumSet.of(Verdict.SHRINK_HEAD));
  }

  @Override
  public boolean freezes() {
    return true;
  }

  @Override
  public int keptGroup() {
    return plant.ranges().kept();
  }

  /** Has groups stand still, or move again, as the last decision said. */
  private void freeze() {
    for (int group = 0; group < freezes.length; group++) {
      if (freezes[group] != plant.isFrozen(group)) {
        plant.freeze(group, freezes[group]);
        if (readout != null && freezes[group]) {
          readout.rest(group);
        }
      }
    }
  }

  private void note(Decision decision) {
    for (int group = 0; group < freezes.length; group++) {
      freezes[group] = decision.isFrozen(group);
    }
  }

  @Override
  public double decoupledDecay(int group) {
    checkGroup(group);
    return plant.decoupledDecay(group);
  }

  @Override
  public long unseen() {
    return count.unseen();
  }

  @Override
  public double longestGradient(int group) {
    checkGroup(group);
    return plant.parameters().longest();
  }

  @Override
  public Set<String> steerable() {
    Set<String> names =
        new LinkedHashSet<>(
            Set.of(
                Coefficient.LEARNING_RATE,
                Coefficient.MOMENTUM,
                Coefficient.MOMENTUM_SHARE,
                Coefficient.RATE_MEMORY,
                Coefficient.WEIGHT_DECAY,
                Coefficient.NOISE,
                Coefficient.READOUT_RATE,
                Coefficient.GRADIENT_SCALE));
    if (plant.moments().hasSecond()) {
      names.add(Coefficient.EPSILON);
    }
    if (plant.moments().forgetsSecond()) {
      names.add(Coefficient.BETA2);
    }
    return names;
  }

  @Override
  public void attach(Demand demand, Slots memory) {
    if (attached) {
      throw new IllegalStateException(optimizer() + " has a loop already; close it first");
    }
    demand.check(this);
    if (demand.averages() && timing() == Timing.NEXT_STEP) {
      throw new IllegalArgumentException(
          optimizer() + " keeps a readout only in same-step control, got " + timing());
    }
    attached = true;
    decided = false;
    sensor.demand(demand.statistics(), demand.coefficients().contains(Coefficient.GRADIENT_SCALE));
    Readout kept = demand.averages() ? new Readout(plant) : null;
    readout = kept;
    steered = demand.coefficients().toArray(String[]::new);
    this.memory = memory;
    count.keepIn(memory);
    weighted = demand.weighsByRates();
    writers = new DoubleConsumer[groups()][steered.length];
    for (int group = 0; group < groups(); group++) {
      for (int i = 0; i < steered.length; i++) {
        writers[group][i] = writer(group, steered[i], kept);
      }
      plant.moments().weights(group).moveTo(memory, weightsAt(group));
      if (weighted) {
        plant.moments().weighByRates(group, plant.coefficients(group), memory, ratesAt(group));
      }
    }
  }

  private DoubleConsumer writer(int group, String coefficient, @Nullable Readout kept) {
    if (kept != null && coefficient.equals(Coefficient.READOUT_RATE)) {
      return rate -> kept.rate(group, rate);
    }
    return coefficient.equals(Coefficient.GRADIENT_SCALE)
        ? scale -> gradientScales[group] = scale
        : plant.coefficients(group).writer(coefficient);
  }

  /** Nothing is left to scale where the update was made in the pass that measured it: such a gradient was usual. */
  @Override
  public void scaleGradient(int group, double factor) {
    checkGroup(group);
    if (!sensor.isUpdated()) {
      plant.scaleGradient(group, factor);
    }
  }

  @Override
  public void detach() {
    if (attached) {
      attached = false;
      wasWeighted = weighted;
      weighted = false;
      for (int group = 0; group < groups(); group++) {
        plant.freeze(group, false);
        freezes[group] = false;
        Step step = plant.coefficients(group);
        step.noise = 0.0;
        step.share = 1.0;
        plant.moments().weights(group).moveTo(Slots.of(MomentWeights.SLOTS), 0);
        plant.moments().weighEqually(group, step);
      }
    }
  }

  @Override
  public void observe(Observation observation) {
    sensor.observe(observation);
    if (readout != null) {
      readout.observe(observation);
    }
  }

  @Override
  public double read(int group, String coefficient) {
    checkGroup(group);
    return switch (coefficient) {
      case Coefficient.READOUT_RATE -> readout == null ? 0.0 : readout.rate(group);
      case Coefficient.GRADIENT_SCALE -> gradientScales[group];
      default -> plant.coefficients(group).read(coefficient);
    };
  }

  @Override
  public void apply(Decision decision) {
    note(decision);
    if (decision.verdict() != Verdict.APPLY) {
      count.event();
    }
    if (decision.keepsSnapshot()) {
      snapshots.keep();
    }
    if (decision.verdict() == Verdict.RESTORE) {
      snapshots.giveBack();
    }
    if (decision.verdict().leavesOut()) {
      return;
    }
    memory.set(LENGTH, sensor.settle(memory.get(LENGTH)));
    switch (decision.verdict()) {
      case FLUSH_MOMENTUM -> plant.moments().flush();
      case SHRINK_HEAD -> {
        plant.moments().flush();
        plant.shrinkHead(decision.headFactor());
      }
      case RESET_STATE -> plant.moments().clear();
      case RESTORE_READOUT -> {
        if (weighted) {
          plant.average(plant.parameters());
        } else if (readout != null) {
          readout.restore();
        }
        plant.moments().clear();
      }
      default -> {}
    }
    write(decision);
  }

  @Override
  public void check(Slots saved) {
    for (int group = 0; group < groups(); group++) {
      MomentWeights.check(saved, weightsAt(group));
    }
    for (int cell = 0; cell < slots(); cell++) {
      Check.atLeast("weights, counts, length and rates of the adapter", saved.get(cell), 0.0);
    }
  }

  @Override
  public void restored(Decision last) {
    snapshots.forget();
    note(last);
    for (int group = 0; group < freezes.length; group++) {
      plant.freeze(group, freezes[group]);
    }
    write(last);
  }

  private void write(Decision decision) {
    decided = true;
    for (int group = 0; group < writers.length; group++) {
      write(writers[group], group, decision);
    }
  }

  /** Each of the first has a call of its own, which can be compiled into the loop. */
  private void write(DoubleConsumer[] to, int group, Decision decision) {
    for (int i = 0; i < to.length; i++) {
      double value = decision.value(group, steered[i]);
      switch (i) {
        case 0 -> to[0].accept(value);
        case 1 -> to[1].accept(value);
        case 2 -> to[2].accept(value);
        case 3 -> to[3].accept(value);
        case 4 -> to[4].accept(value);
        default -> to[i].accept(value);
      }
    }
  }
}
