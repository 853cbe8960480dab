package io.github.ae4j.signal;

import io.github.ae4j.memory.Check;
import java.util.Arrays;

/** What a sensor measured in one step: a value for each parameter group and {@link Statistic}. */
public final class Observation {
  private static final Statistic[] OF_MOMENTUM = {
    Statistic.G_M,
    Statistic.M_M,
    Statistic.G_WM,
    Statistic.WG_WM,
    Statistic.WM_WM,
    Statistic.MOMENTUM_WEIGHT
  };

  private final double[] values;
  private final int groups;

  /**
   * An empty observation.
   *
   * @param groups number of parameter groups, at least 1
   */
  public Observation(int groups) {
    this.groups = (int) Check.atLeast("groups", groups, 1);
    this.values = new double[groups * Statistic.SIZE];
    clear();
  }

  double[] values() {
    return values;
  }

  /** Number of parameter groups. */
  public int groups() {
    return groups;
  }

  /** Marks every statistic as not measured. */
  public void clear() {
    Arrays.fill(values, Double.NaN);
  }

  /** Writes one statistic of one group. */
  public void set(int group, Statistic statistic, double value) {
    values[group * Statistic.SIZE + statistic.ordinal()] = value;
  }

  /** Writes one statistic of every group; for those the groups share, as the loss. */
  public void setAll(Statistic statistic, double value) {
    for (int group = 0; group < groups; group++) {
      set(group, statistic, value);
    }
  }

  /** Makes every statistic of the first moment what it is once that moment has been emptied. */
  public void forgetMomentum() {
    for (Statistic statistic : OF_MOMENTUM) {
      setAll(statistic, 0.0);
    }
  }

  /** One statistic of one group; NaN if it was not measured. */
  public double value(int group, Statistic statistic) {
    return values[group * Statistic.SIZE + statistic.ordinal()];
  }
}
