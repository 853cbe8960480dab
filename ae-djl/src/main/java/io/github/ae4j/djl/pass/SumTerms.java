package io.github.ae4j.djl.pass;

import io.github.ae4j.djl.form.NativeForm;
import io.github.ae4j.djl.form.Preconditioner;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.vector.VectorSums;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which sums are made of one step over the native states, in the script's order, and what each counts for. */
final class SumTerms {
  private final Set<SumGroup> groups;
  private final List<Statistic> order = new ArrayList<>();
  private final double[] factors = new double[Statistic.SIZE];
  private final double coupledDecay;
  private final Preconditioner preconditioner;
  private final boolean second;

  /**
   * The terms of the step at hand.
   *
   * @param part whose terms they are
   * @param wanted statistics that are sums, as they are reduced for its form
   */
  SumTerms(Part part, Set<Statistic> wanted) {
    NativeForm form = part.form();
    groups = SumGroup.of(form, wanted);
    boolean divided = groups.contains(SumGroup.DIVIDED);
    coupledDecay = form.coupledDecay();
    preconditioner = divided ? form.preconditioner() : Preconditioner.NONE;
    second = divided && form.secondWeight() != 0.0;
    for (SumGroup group : groups) {
      for (Statistic statistic : group.sums()) {
        order.add(statistic);
        factors[statistic.ordinal()] =
            factor(statistic, part.momentumScale(), preconditioner.factor());
      }
    }
  }

  /** What a sum over native vectors counts for, with m = f times the buffer and w = u times the quotient. */
  private static double factor(Statistic statistic, double f, double u) {
    return switch (statistic) {
      case G_M -> f;
      case M_M -> f * f;
      case G_WG -> u;
      case WG_WG -> u * u;
      case G_WM -> u * f;
      case WG_WM -> u * u * f;
      case WM_WM -> u * u * f * f;
      default -> 1.0;
    };
  }

  boolean has(SumGroup group) {
    return groups.contains(group);
  }

  /** Whether the first moment is needed. */
  boolean first() {
    return has(SumGroup.MOMENT) || has(SumGroup.DIVIDED_MOMENT);
  }

  /** Whether the second moment is needed. */
  boolean second() {
    return second;
  }

  /** Whether the parameters are needed for the sum of their squares alone. */
  boolean squaresTheta() {
    return has(SumGroup.THETA) && !has(SumGroup.READOUT) && coupledDecay == 0.0;
  }

  double coupledDecay() {
    return coupledDecay;
  }

  Preconditioner preconditioner() {
    return preconditioner;
  }

  /** The preconditioner up to its factor; null if no term holds one. */
  VectorSums.@Nullable Divisor divisor() {
    double fresh = second ? preconditioner.share() : 1.0;
    return has(SumGroup.DIVIDED)
        ? new VectorSums.Divisor(1.0, fresh, 0.0, preconditioner.epsilon())
        : null;
  }

  /** The terms in canonical units, from sums over the native ones. */
  double[] weighted(double[] values) {
    double[] sums = new double[Statistic.SIZE];
    for (Statistic statistic : order) {
      int i = statistic.ordinal();
      sums[i] = factors[i] * values[i];
    }
    return sums;
  }

  /** Number of sums of a vector. */
  int size() {
    return order.size();
  }

  /** Adds up what the script has answered from one place to another, the terms vector after vector. */
  double[] sums(double[] values, int from, int to) {
    double[] sums = new double[Statistic.SIZE];
    for (int i = from; i < to; i++) {
      int statistic = order.get((i - from) % order.size()).ordinal();
      sums[statistic] += factors[statistic] * values[i];
    }
    return sums;
  }
}
