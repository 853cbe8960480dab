package io.github.ae4j.array;

import io.github.ae4j.adapter.GradientBound;
import io.github.ae4j.adapter.Timing;
import io.github.ae4j.array.Kernel.Sums;
import io.github.ae4j.group.Ranges.Range;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Statistic;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * Measures the arrays: in a reading pass, or in the pass of the update, of which the sums are kept
 * until they are asked for.
 */
final class ArraySensor {
  private final ArrayPlant plant;
  private final Timing timing;
  private final Range[] ranges;
  private final double[] weights;
  private final Sums[] sums;
  private Sums total = new Sums(Set.of());
  private boolean measures;
  private boolean measuresHead;
  private boolean cuts;
  private boolean updates;
  private boolean gathered;
  private boolean decided;
  private long number;
  private double length;
  private double loss;

  ArraySensor(ArrayPlant plant, Timing timing) {
    this.plant = plant;
    this.timing = timing;
    ranges = plant.ranges().trained();
    sums = new Sums[ranges.length];
    weights = new double[plant.ranges().names().size()];
  }

  Timing timing() {
    return timing;
  }

  /**
   * Takes up what is to be measured from now on.
   *
   * @param cuts whether the loop may cut a gradient
   */
  void demand(Set<Statistic> statistics, boolean cuts) {
    this.cuts = cuts;
    measures = !statistics.isEmpty();
    measuresHead = statistics.contains(Statistic.HEAD_G_THETA);
    Set<Statistic> ofAll = EnumSet.noneOf(Statistic.class);
    ofAll.addAll(statistics);
    ofAll.remove(Statistic.HEAD_G_THETA);
    Arrays.setAll(sums, r -> new Sums(plant.ranges().isHead(r) ? statistics : ofAll));
    total = new Sums(ofAll);
  }

  /** What can be measured: of the head where there is one. */
  Set<Statistic> measurable() {
    Set<Statistic> all = EnumSet.complementOf(EnumSet.copyOf(Statistic.GIVEN));
    if (!plant.ranges().hasHead()) {
      all.remove(Statistic.HEAD_G_THETA);
    }
    return all;
  }

  /**
   * Takes up a training step.
   *
   * @param loss of its batch
   * @param number of the step
   * @param length the longest |g|^2 of late
   * @param decided whether there is a decision that it is made by
   */
  void present(double loss, long number, double length, boolean decided) {
    this.loss = loss;
    this.number = number;
    this.length = length;
    this.decided = decided;
    updates = false;
    gathered = false;
  }

  /** Makes the step's update without measuring it; false, and nothing done, if it must be measured. */
  boolean update() {
    double bound = GradientBound.square(length, plant.parameters().longest());
    return isUsual() && plant.updateIfUsual(number, bound, length > 0.0, null);
  }

  private boolean isUsual() {
    return Math.abs(loss) <= Statistic.LARGEST;
  }

  /** Has the step's update made in the pass that measures it, where that is the timing and a decision has been made. */
  void updateMeasured() {
    updates = timing == Timing.NEXT_STEP && decided && isUsual();
  }

  /** Whether the update was made in the pass that measured it. */
  boolean isUpdated() {
    return gathered;
  }

  /** Hands out the step's measurements, which are made now unless the update has made them. */
  void observe(Observation observation) {
    if (!measures) {
      return;
    }
    if (!gathered) {
      weigh();
      gathered = updates && gatherInUpdate();
      if (!gathered) {
        plant.gather(sums);
      }
    }
    observation.setAll(Statistic.LOSS, loss);
    for (int group = 0; group < weights.length; group++) {
      if (!plant.isFrozen(group)) {
        observe(group, observation);
      }
    }
  }

  private void observe(int group, Observation observation) {
    observation.set(group, Statistic.COUNT, plant.ranges().size(group));
    observation.set(group, Statistic.MOMENTUM_WEIGHT, weights[group]);
    of(group).write(observation, group);
    if (measuresHead) {
      observation.set(group, Statistic.HEAD_G_THETA, head(group));
    }
  }

  private boolean gatherInUpdate() {
    for (Sums each : sums) {
      each.clear();
    }
    double longest = plant.parameters().longest();
    double bound =
        cuts ? GradientBound.uncutSquare(length, longest) : GradientBound.square(length, longest);
    return plant.updateIfUsual(number, bound, length > 0.0, sums);
  }

  /** The sums of a group: those of its range, where that is all of it. */
  private Sums of(int group) {
    int sole = plant.ranges().sole(group);
    if (sole >= 0) {
      return sums[sole];
    }
    total.clear();
    for (int r = 0; r < ranges.length; r++) {
      if (ranges[r].group() == group) {
        total.add(sums[r], ranges[r].proportion());
      }
    }
    return total;
  }

  /** {@code <g, theta>} of a group's part of the head. */
  private double head(int group) {
    double sum = 0.0;
    for (int r = 0; r < ranges.length; r++) {
      sum += ranges[r].group() == group ? sums[r].head : 0.0;
    }
    return sum;
  }

  /** Weights of the first moments; of a mean it is 1, empty or not. */
  private void weigh() {
    for (int group = 0; group < weights.length; group++) {
      boolean mean = plant.coefficients(group).weighted;
      weights[group] = mean ? 1.0 : plant.moments().weights(group).first();
    }
  }

  /** The longest |g|^2 of late, with that of the step of control just made. */
  double settle(double before) {
    double square = 0.0;
    for (Sums each : sums) {
      square += measures ? each.gg : Double.NaN;
    }
    return GradientBound.taken(before, square);
  }
}
