package io.github.ae4j.array;

import io.github.ae4j.adapter.Timing;
import io.github.ae4j.array.Kernel.Sums;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Statistic;
import java.util.Set;

/**
 * Measures the arrays: in a reading pass, or in the pass of the update, of which the sums are kept
 * until they are asked for.
 */
final class ArraySensor {
  private final ArrayPlant plant;
  private final Timing timing;
  private Sums sums = new Sums(Set.of());
  private boolean measures;
  private boolean gathered;
  private double weight;
  private double loss;

  ArraySensor(ArrayPlant plant, Timing timing) {
    this.plant = plant;
    this.timing = timing;
  }

  Timing timing() {
    return timing;
  }

  /** Takes up what is to be measured from now on. */
  void demand(Set<Statistic> statistics) {
    measures = !statistics.isEmpty();
    sums = new Sums(statistics);
  }

  /** The loss of the step at hand. */
  void present(double loss) {
    this.loss = loss;
  }

  /** Makes a training step's update without measuring it; false, and nothing done, if not finite. */
  boolean update(long number, double length) {
    gathered = false;
    return plant.updateIfFinite(number, length, null);
  }

  /**
   * Makes a training step's update and measures it in the same pass, where that is the timing; the
   * first step is measured before.
   *
   * @param length |g|^2 as measured before
   * @return whether that was done
   */
  boolean updateMeasured(long number, double length) {
    gathered = false;
    if (timing == Timing.SAME_STEP || number == 1L || !measures) {
      return false;
    }
    sums.clear();
    weight = weight();
    gathered = plant.updateIfFinite(number, length, sums);
    return gathered;
  }

  /** Hands out the step's measurements, which are made now unless the update has made them. */
  void observe(Observation observation) {
    if (!measures) {
      return;
    }
    if (!gathered) {
      weight = weight();
      plant.gather(sums);
    }
    observation.set(0, Statistic.LOSS, loss);
    observation.set(0, Statistic.COUNT, plant.size());
    observation.set(0, Statistic.MOMENTUM_WEIGHT, weight);
    sums.write(observation);
  }

  /** Weight of the first moment; of a mean it is 1, empty or not. */
  private double weight() {
    return plant.coefficients().weighted ? 1.0 : plant.moments().weights().first();
  }

  /** Ends a step of control; |g|^2 as it measured it, or as before where that is not finite. */
  double settle(double before) {
    gathered = false;
    return measures && Double.isFinite(sums.gg) ? sums.gg : before;
  }
}
