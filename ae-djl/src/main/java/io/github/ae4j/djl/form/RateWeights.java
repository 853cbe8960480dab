package io.github.ae4j.djl.form;

import io.github.ae4j.adapter.RateWeightedMoment;

/** A form's first moment where it is weighted by the rates: the numbers of its updates, and its W in a cell. */
final class RateWeights {
  private final Cells cells;
  private final RateWeightedMoment moment = new RateWeightedMoment();

  RateWeights(Cells cells) {
    this.cells = cells;
  }

  /** Takes up a moment of a weight as one that the rate at hand has filled. */
  void begin(double weight) {
    double mu = momentum();
    cells.set(Cell.RATES, weight * cells.get(Cell.ALPHA) * mu / (1.0 - mu));
  }

  /** Settles the update about to be made with a share of the moment in it, and counts it in W. */
  RateWeightedMoment settle(double share) {
    double before = cells.get(Cell.RATES);
    moment.settle(before, cells.get(Cell.ALPHA), momentum(), share, cells.get(Cell.RATE_MEMORY));
    cells.set(Cell.RATES, moment.weight());
    return moment;
  }

  /** The update settled last. */
  RateWeightedMoment settled() {
    return moment;
  }

  /** What the canonical w m is multiplied by to lead to the average. */
  double lead(double share) {
    return RateWeightedMoment.lead(cells.get(Cell.RATES), share);
  }

  /** What lambda theta is multiplied by beside it. */
  double giveBack(double share) {
    return RateWeightedMoment.giveBack(
        cells.get(Cell.RATES), cells.get(Cell.ALPHA), momentum(), share);
  }

  private double momentum() {
    return Math.min(NativeForm.LONGEST, Math.max(0.0, cells.get(Cell.MU)));
  }
}
