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
import java.util.Collections;
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
  private static final Set<Statistic> SOUNDNESS = EnumSet.of(LOSS, G_G);
  private static final Set<Statistic> WITH_W = EnumSet.of(G_WG, G_WM, WG_WG, WG_WM, WM_WM);
  private static final Set<Statistic> WITH_READOUT = EnumSet.of(G_READOUT, READOUT_READOUT);
  private static final Set<Statistic> WITH_G =
      EnumSet.of(SUM_G, G_G, G_M, M_M, G_WG, G_WM, WG_WG, WG_WM, WM_WM, G_READOUT, READOUT_READOUT);
  private static final Set<Statistic> WITH_M = EnumSet.of(G_M, M_M, G_WM, WG_WM, WM_WM);

  /** Coordinates measured at once: what a core's cache holds, and what keeps a GPU at work. */
  private static final long CPU_BLOCK = 1 << 15;

  /**
   * Coordinates the script takes at once of a large tensor where the update divides: an operation's fixed
   * cost is most of one on fewer, and the bare update has more temporaries than this.
   */
  private static final long CPU_CHUNK = 1 << 16;

  private static final long GPU_BLOCK = 1 << 24;

  private final NativeForm form;
  private final TrainedParameters parameters;
  private final LossRecord losses;
  private final AveragedReadout readout;
  private final FusedPath fused;
  private Set<Statistic> demanded = Set.of();
  private Set<Statistic> reduced = Set.of();

  StepSensor(
      NativeForm form,
      TrainedParameters parameters,
      LossRecord losses,
      AveragedReadout readout,
      FusedPath fused) {
    this.form = form;
    this.parameters = parameters;
    this.losses = losses;
    this.readout = readout;
    this.fused = fused;
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
    double[] sums = reduced.isEmpty() ? new double[Statistic.SIZE] : reduce(reduced);
    for (Statistic statistic : demanded) {
      observation.set(0, statistic, value(statistic, sums));
    }
  }

  /** Whether loss and gradient are finite and the gradient is not zero. */
  boolean isSound() {
    double[] sums = reduce(SOUNDNESS);
    double square = sums[G_G.ordinal()];
    return square > 0.0 && Double.isFinite(square * sums[LOSS.ordinal()]);
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

  private double[] reduce(Set<Statistic> wanted) {
    if (fused.reduces()) {
      return fused.sums(wanted, losses, readout, blockSize(), chunk());
    }
    try (NoGradient off = NoGradient.open();
        Reductions sums = new Reductions(wanted)) {
      for (CoordinateBlock block : CoordinateBlock.of(parameters.open(), blockSize())) {
        try (NDScope scope = new NDScope()) {
          scope.suppressNotUsedWarning();
          reduce(wanted, block, sums);
        }
      }
      for (NDArray loss : losses.losses()) {
        try (NDScope scope = new NDScope()) {
          scope.suppressNotUsedWarning();
          sums.sum(LOSS, loss, parameters.type());
        }
      }
      return sums.sums();
    }
  }

  /** Coordinates of a large tensor that the script takes at once. */
  private long chunk() {
    return form.preconditions() ? Math.max(blockSize(), CPU_CHUNK) : blockSize();
  }

  private long blockSize() {
    return parameters.device().isGpu() ? GPU_BLOCK : CPU_BLOCK;
  }

  private void reduce(Set<Statistic> wanted, CoordinateBlock block, Reductions sums) {
    if (wanted.contains(THETA_THETA)) {
      NDArray theta = block.gather(Entry::weight);
      sums.dot(THETA_THETA, 1.0, theta, theta);
    }
    if (Collections.disjoint(wanted, WITH_G)) {
      return;
    }
    NDArray g = EffectiveGradient.of(block, form);
    sums.sum(SUM_G, g, parameters.type());
    sums.dot(G_G, 1.0, g, g);
    boolean empty = form.cell(Cell.WEIGHT) == 0.0; // the buffers are zero, or not there yet
    boolean needsMoment = !empty && !Collections.disjoint(wanted, WITH_M);
    NDArray m = needsMoment ? block.gather(this::firstMoment) : null;
    double f = form.momentumScale();
    if (m != null) {
      sums.dot(G_M, f, g, m);
      sums.dot(M_M, f * f, m, m);
    }
    if (!Collections.disjoint(wanted, WITH_W)) {
      precondition(form.divisor(block, parameters.device(), g), g, m, sums);
    }
    if (!Collections.disjoint(wanted, WITH_READOUT)) {
      NDArray gap = block.gather(readout::average).subi(block.gather(Entry::weight));
      sums.dot(G_READOUT, 1.0, g, gap);
      sums.dot(READOUT_READOUT, 1.0, gap, gap);
    }
  }

  private void precondition(NDArray divisor, NDArray g, @Nullable NDArray m, Reductions sums) {
    NDArray wg = g.div(divisor);
    sums.dot(G_WG, 1.0, g, wg);
    sums.dot(WG_WG, 1.0, wg, wg);
    if (m != null) {
      double f = form.momentumScale();
      NDArray wm = m.div(divisor);
      sums.dot(G_WM, f, g, wm);
      sums.dot(WG_WM, f, wg, wm);
      sums.dot(WM_WM, f * f, wm, wm);
    }
  }

  private @Nullable NDArray firstMoment(Entry entry) {
    return form.fields.firstMoments().find(entry.id(), parameters.device());
  }
}
