package io.github.ae4j.djl.pass;

import static io.github.ae4j.signal.Statistic.G_G;
import static io.github.ae4j.signal.Statistic.G_M;
import static io.github.ae4j.signal.Statistic.LOSS;
import static io.github.ae4j.signal.Statistic.M_M;

import io.github.ae4j.signal.Statistic;
import java.util.Arrays;
import java.util.List;

/** Sums of each group, put together of those of its parts: a part's proportion p is part of its w. */
public final class GroupSums {
  private static final List<Statistic> ALL = List.of(Statistic.values());

  private final double[][] sums;

  GroupSums(int groups) {
    sums = new double[groups][Statistic.SIZE];
  }

  /** Nothing added yet. */
  void clear() {
    for (double[] each : sums) {
      Arrays.fill(each, 0.0);
    }
  }

  /** Adds a loss, which is that of all groups. */
  void loss(double value) {
    sums[0][LOSS.ordinal()] += value;
  }

  /** Adds a part's sums in canonical units, made without its proportion. */
  void add(Part part, double[] values) {
    double[] into = sums[part.group()];
    double p = part.proportion();
    for (int i = 0; i < Statistic.SIZE; i++) {
      into[i] += power(ALL.get(i), p) * values[source(part, ALL.get(i)).ordinal()];
    }
  }

  private static double power(Statistic statistic, double p) {
    return switch (statistic) {
      case G_WG, G_WM -> p;
      case WG_WG, WG_WM, WM_WM -> p * p;
      default -> 1.0;
    };
  }

  /** Where a statistic is summed: without a preconditioner w is the proportion alone. */
  private static Statistic source(Part part, Statistic statistic) {
    return part.form().preconditions() ? statistic : withoutW(statistic);
  }

  /** What a statistic comes to where w is 1. */
  public static Statistic withoutW(Statistic statistic) {
    return switch (statistic) {
      case G_WG, WG_WG -> G_G;
      case G_WM, WG_WM -> G_M;
      case WM_WM -> M_M;
      default -> statistic;
    };
  }

  /** By group and the statistics' ordinals. */
  double[][] all() {
    return sums;
  }
}
