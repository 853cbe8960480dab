package io.github.ae4j.djl;

import static io.github.ae4j.signal.Statistic.COUNT;
import static io.github.ae4j.signal.Statistic.G_G;
import static io.github.ae4j.signal.Statistic.G_M;
import static io.github.ae4j.signal.Statistic.G_READOUT;
import static io.github.ae4j.signal.Statistic.G_WG;
import static io.github.ae4j.signal.Statistic.G_WM;
import static io.github.ae4j.signal.Statistic.LOSS;
import static io.github.ae4j.signal.Statistic.MOMENTUM_WEIGHT;
import static io.github.ae4j.signal.Statistic.M_M;
import static io.github.ae4j.signal.Statistic.READOUT_READOUT;
import static io.github.ae4j.signal.Statistic.SUM_G;
import static io.github.ae4j.signal.Statistic.THETA_THETA;
import static io.github.ae4j.signal.Statistic.WG_WG;
import static io.github.ae4j.signal.Statistic.WG_WM;
import static io.github.ae4j.signal.Statistic.WM_WM;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import io.github.ae4j.djl.TrainedParameters.Entry;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Statistic;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reduces the step at hand to the demanded scalars, on the device, tensor by tensor, and fetches
 * them together with the loss in one transfer.
 *
 * <p>g is the gradient the update will use: rescaled and clipped as the optimizer does, and with the
 * coupled weight decay as last written.
 */
final class StepSensor {
  private static final Set<Statistic> HOST = EnumSet.of(COUNT, MOMENTUM_WEIGHT);
  private static final Set<Statistic> WITH_W = EnumSet.of(G_WG, G_WM, WG_WG, WG_WM, WM_WM);
  private static final Set<Statistic> WITH_M = EnumSet.of(G_M, M_M, G_WM, WG_WM, WM_WM);

  private final NativeForm form;
  private final TrainedParameters parameters;
  private final LossRecord losses;
  private final AveragedReadout readout;
  private Set<Statistic> demanded = Set.of();
  private Set<Statistic> reduced = Set.of();

  StepSensor(
      NativeForm form, TrainedParameters parameters, LossRecord losses, AveragedReadout readout) {
    this.form = form;
    this.parameters = parameters;
    this.losses = losses;
    this.readout = readout;
  }

  /** What can be measured: without a first moment nothing of m. */
  Set<Statistic> measurable() {
    EnumSet<Statistic> all = EnumSet.allOf(Statistic.class);
    all.remove(Statistic.REWARD);
    if (!form.hasMomentum()) {
      all.removeAll(WITH_M);
      all.remove(MOMENTUM_WEIGHT);
    }
    return all;
  }

  void demand(Set<Statistic> statistics) {
    demanded = statistics;
    EnumSet<Statistic> sums = EnumSet.noneOf(Statistic.class);
    statistics.stream().filter(s -> !HOST.contains(s)).forEach(s -> sums.add(source(s)));
    reduced = sums;
  }

  void observe(Observation observation) {
    if (demanded.isEmpty()) {
      return;
    }
    double[] sums = reduced.isEmpty() ? new double[Statistic.SIZE] : reduce();
    for (Statistic statistic : demanded) {
      observation.set(0, statistic, value(statistic, sums));
    }
  }

  private double value(Statistic statistic, double[] sums) {
    return switch (statistic) {
      case COUNT -> parameters.coordinates();
      case MOMENTUM_WEIGHT -> form.cell(Cell.WEIGHT);
      case LOSS -> losses.isEmpty() ? Double.NaN : sums[LOSS.ordinal()];
      default -> sums[source(statistic).ordinal()];
    };
  }

  /** Where a statistic is summed: without a preconditioner w is 1. */
  private Statistic source(Statistic statistic) {
    if (form.preconditions()) {
      return statistic;
    }
    return switch (statistic) {
      case G_WG, WG_WG -> G_G;
      case G_WM, WG_WM -> G_M;
      case WM_WM -> M_M;
      default -> statistic;
    };
  }

  private double[] reduce() {
    try (NoGradient off = NoGradient.open();
        Reductions reductions = new Reductions()) {
      for (Entry entry : parameters.open()) {
        try (NDScope scope = new NDScope()) {
          scope.suppressNotUsedWarning();
          reduce(entry, reductions);
        }
      }
      if (reduced.contains(LOSS)) {
        addLosses(reductions);
      }
      return reductions.sums();
    }
  }

  private void addLosses(Reductions reductions) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      for (NDArray loss : losses.losses()) {
        reductions.add(LOSS, 1.0, loss.sum().toType(parameters.type(), false));
      }
    }
  }

  private void reduce(Entry entry, Reductions sums) {
    NDArray effective = EffectiveGradient.of(entry, form);
    NDArray g = effective == entry.gradient() ? aligned(effective) : effective.flatten();
    if (reduced.contains(SUM_G)) {
      sums.add(SUM_G, 1.0, g.sum());
    }
    dot(sums, G_G, 1.0, g, g);
    if (reduced.contains(THETA_THETA)) {
      NDArray theta = aligned(entry.weight());
      dot(sums, THETA_THETA, 1.0, theta, theta);
    }
    NDArray m = form.hasMomentum() ? firstMoment(entry) : null;
    double f = form.momentumScale();
    if (m != null) {
      dot(sums, G_M, f, g, m);
      dot(sums, M_M, f * f, m, m);
    }
    if (reduced.stream().anyMatch(WITH_W::contains)) {
      NDArray divisor = form.divisor(entry.id(), parameters.device(), g);
      NDArray wg = g.div(divisor);
      dot(sums, G_WG, 1.0, g, wg);
      dot(sums, WG_WG, 1.0, wg, wg);
      if (m != null) {
        NDArray wm = m.div(divisor);
        dot(sums, G_WM, f, g, wm);
        dot(sums, WG_WM, f, wg, wm);
        dot(sums, WM_WM, f * f, wm, wm);
      }
    }
    if (reduced.contains(G_READOUT) || reduced.contains(READOUT_READOUT)) {
      NDArray gap = readout.average(entry).sub(entry.weight()).flatten();
      dot(sums, G_READOUT, 1.0, g, gap);
      dot(sums, READOUT_READOUT, 1.0, gap, gap);
    }
  }

  /**
   * A copy as one vector. How a BLAS dot product rounds depends on where its operands begin, so that
   * tensors the engine did not allocate for us would not measure the same in a resumed run.
   */
  private static NDArray aligned(NDArray tensor) {
    return tensor.duplicate().flatten();
  }

  private void dot(Reductions sums, Statistic statistic, double factor, NDArray a, NDArray b) {
    if (reduced.contains(statistic)) {
      sums.dot(statistic, factor, a, b);
    }
  }

  private @Nullable NDArray firstMoment(Entry entry) {
    NDArray moment = form.fields.firstMoments().find(entry.id(), parameters.device());
    return moment == null ? null : moment.flatten();
  }
}
