package io.github.ae4j.djl;

import static io.github.ae4j.signal.Statistic.G_G;
import static io.github.ae4j.signal.Statistic.G_M;
import static io.github.ae4j.signal.Statistic.G_READOUT;
import static io.github.ae4j.signal.Statistic.G_WG;
import static io.github.ae4j.signal.Statistic.G_WM;
import static io.github.ae4j.signal.Statistic.LOSS;
import static io.github.ae4j.signal.Statistic.M_M;
import static io.github.ae4j.signal.Statistic.READOUT_READOUT;
import static io.github.ae4j.signal.Statistic.SUM_G;
import static io.github.ae4j.signal.Statistic.THETA_THETA;
import static io.github.ae4j.signal.Statistic.WG_WG;
import static io.github.ae4j.signal.Statistic.WG_WM;
import static io.github.ae4j.signal.Statistic.WM_WM;

import io.github.ae4j.signal.Statistic;
import io.github.ae4j.vector.VectorSums;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which sums are made of one step, in the script's order, and what each counts for. */
final class FusedTerms {
  private static final Set<Statistic> WITH_W = Set.of(G_WG, G_WM, WG_WG, WG_WM, WM_WM);
  private static final Set<Statistic> WITH_M = Set.of(G_WM, WG_WM, WM_WM);
  private static final Set<Statistic> WITH_READOUT = Set.of(G_READOUT, READOUT_READOUT);

  private final List<Statistic> order = new ArrayList<>();
  private final double[] factors = new double[Statistic.SIZE];
  private final boolean[] flags;
  private final double[] numbers;

  /**
   * The terms of the step at hand.
   *
   * @param wanted statistics that are sums, as they are reduced for this form
   */
  FusedTerms(NativeForm form, Set<Statistic> wanted) {
    boolean full = form.cell(Cell.WEIGHT) != 0.0; // else the buffers are zero, or not there yet
    boolean total = wanted.contains(SUM_G);
    boolean moment = full && (wanted.contains(G_M) || wanted.contains(M_M));
    boolean divided = !Collections.disjoint(wanted, WITH_W);
    boolean dividedMoment = full && !Collections.disjoint(wanted, WITH_M);
    boolean second = divided && form.cell(Cell.SECOND_WEIGHT) != 0.0;
    boolean theta = wanted.contains(THETA_THETA);
    boolean readout = !Collections.disjoint(wanted, WITH_READOUT);
    NativeForm.Preconditioner w = divided ? form.preconditioner() : NativeForm.Preconditioner.NONE;
    flags = new boolean[] {total, moment, divided, dividedMoment, second, theta, readout};
    numbers = new double[] {form.coupledDecay(), w.share(), w.epsilon()};
    double f = form.momentumScale();
    double u = w.factor();
    term(true, G_G, 1.0);
    term(total, SUM_G, 1.0);
    term(moment, G_M, f);
    term(moment, M_M, f * f);
    term(divided, G_WG, u);
    term(divided, WG_WG, u * u);
    term(dividedMoment, G_WM, u * f);
    term(dividedMoment, WG_WM, u * u * f);
    term(dividedMoment, WM_WM, u * u * f * f);
    term(theta, THETA_THETA, 1.0);
    term(readout, G_READOUT, 1.0);
    term(readout, READOUT_READOUT, 1.0);
  }

  private void term(boolean made, Statistic statistic, double factor) {
    if (made) {
      order.add(statistic);
      factors[statistic.ordinal()] = factor;
    }
  }

  boolean first() {
    return flags[1] || flags[3];
  }

  boolean second() {
    return flags[4];
  }

  boolean readout() {
    return flags[6];
  }

  /** The script's flags: total, moment, divided, divided moment, second, theta, readout. */
  boolean[] flags() {
    return flags;
  }

  /** The script's numbers: coupled decay, the preconditioner's share and epsilon. */
  double[] numbers() {
    return numbers;
  }

  /** The preconditioner up to its factor; null if no term holds one. */
  VectorSums.@Nullable Divisor divisor() {
    double fresh = second() ? numbers[1] : 1.0;
    return flags[2] ? new VectorSums.Divisor(1.0, fresh, 0.0, numbers[2]) : null;
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

  /** Adds the script's answer up: the terms vector after vector, then the losses. */
  double[] sums(double[] values, int losses) {
    double[] sums = new double[Statistic.SIZE];
    int terms = values.length - losses;
    for (int i = 0; i < terms; i++) {
      int statistic = order.get(i % order.size()).ordinal();
      sums[statistic] += factors[statistic] * values[i];
    }
    for (int i = terms; i < values.length; i++) {
      sums[LOSS.ordinal()] += values[i];
    }
    return sums;
  }
}
