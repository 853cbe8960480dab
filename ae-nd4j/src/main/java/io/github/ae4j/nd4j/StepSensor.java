package io.github.ae4j.nd4j;

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

import io.github.ae4j.nd4j.Reductions.Share;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.vector.StepVectors;
import io.github.ae4j.vector.VectorSums;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Reduces the step at hand to the demanded scalars, on the backend, block by block. */
final class StepSensor {
  private static final Set<Statistic> HOST = EnumSet.of(COUNT, MOMENTUM_WEIGHT, LOSS);
  private static final Set<Statistic> WITH_W = EnumSet.of(G_WG, G_WM, WG_WG, WG_WM, WM_WM);
  private static final Set<Statistic> WITH_READOUT = EnumSet.of(G_READOUT, READOUT_READOUT);
  private static final Set<Statistic> WITH_M = EnumSet.of(G_M, M_M, G_WM, WG_WM, WM_WM);

  private final NativeForm form;
  private final StepInput input;
  private final Scratch scratch;
  private final Preconditioner preconditioner;
  private final AveragedReadout readout;
  private final boolean onCpu;
  private final VectorSums kernel = new VectorSums();
  private Set<Statistic> demanded = Set.of();
  private Set<Statistic> reduced = Set.of();

  StepSensor(
      NativeForm form, StepInput input, AveragedReadout readout, Scratch scratch, boolean onCpu) {
    this.form = form;
    this.input = input;
    this.readout = readout;
    this.scratch = scratch;
    this.onCpu = onCpu;
    this.preconditioner = new Preconditioner(form);
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
    statistics.stream().filter(s -> !HOST.contains(s)).forEach(sums::add);
    reduced = sums;
    EnumSet<Statistic> inMemory = EnumSet.copyOf(sums);
    inMemory.removeAll(WITH_READOUT);
    kernel.want(inMemory);
  }

  void observe(Observation observation) {
    if (demanded.isEmpty()) {
      return;
    }
    double[] sums = reduced.isEmpty() ? new double[Statistic.SIZE] : reduce();
    for (Statistic statistic : demanded) {
      observation.set(
          0,
          statistic,
          switch (statistic) {
            case COUNT -> input.coordinates();
            case MOMENTUM_WEIGHT -> form.cell(Cell.WEIGHT);
            case LOSS -> input.loss();
            default -> sums[statistic.ordinal()];
          });
    }
  }

  private double[] reduce() {
    Reductions sums = new Reductions(reduced, onCpu);
    if (input.memory().isEmpty()) {
      input.blocks().forEach(block -> reduce(block, sums));
    } else {
      reduceInMemory(sums);
    }
    if (!Collections.disjoint(reduced, WITH_READOUT)) {
      readout.measure(input.gradients(), input.scale(), sums);
    }
    return sums.sums();
  }

  /** One pass over the memory of the arrays. */
  private void reduceInMemory(Reductions sums) {
    boolean moment = form.cell(Cell.WEIGHT) != 0.0;
    VectorSums.Divisor divisor = preconditioner.divisor();
    for (int i = 0; i < input.memory().size(); i++) {
      StepVectors vectors = input.memory().get(i);
      kernel.clear();
      kernel.add(moment ? vectors : vectors.withoutFirst(), input.scale(), 0.0, divisor);
      double[] values = kernel.sums();
      double rate = form.segments().get(i).relativeRate();
      for (Statistic statistic : reduced) {
        sums.add(statistic, values[statistic.ordinal()] * rateFactor(statistic, rate));
      }
    }
  }

  /** Which power of a segment's relative rate, which is part of w, a statistic holds. */
  private static double rateFactor(Statistic statistic, double rate) {
    return switch (statistic) {
      case G_WG, G_WM -> rate;
      case WG_WG, WG_WM, WM_WM -> rate * rate;
      default -> 1.0;
    };
  }

  private void reduce(Block block, Reductions sums) {
    INDArray theta = block.parameters();
    sums.dot(theta, theta, share(THETA_THETA, 1.0));
    INDArray g = block.gradient();
    double s = input.scale();
    double w = form.preconditions() ? 0.0 : block.relativeRate();
    if (reduced.contains(SUM_G)) {
      sums.dot(g, scratch.ones(block.size()), share(SUM_G, s));
    }
    double gg = s * s;
    sums.dot(g, g, share(G_G, gg), share(G_WG, w * gg), share(WG_WG, w * w * gg));
    boolean empty = form.cell(Cell.WEIGHT) == 0.0;
    INDArray m = empty || Collections.disjoint(reduced, WITH_M) ? null : block.first();
    double f = form.momentumScale(block.relativeRate());
    if (m != null) {
      double gm = s * f;
      double mm = f * f;
      sums.dot(g, m, share(G_M, gm), share(G_WM, w * gm), share(WG_WM, w * w * gm));
      sums.dot(m, m, share(M_M, mm), share(WM_WM, w * w * mm));
    }
    if (form.preconditions() && !Collections.disjoint(reduced, WITH_W)) {
      precondition(block, s, f, m, sums);
    }
  }

  private void precondition(
      Block block, double s, double f, @Nullable INDArray m, Reductions sums) {
    INDArray divisor = scratch.first(block.size());
    INDArray wg = scratch.second(block.size());
    INDArray g = scratch.third(block.size());
    block.gradient().mul(s, g);
    preconditioner.divisor(block, g, divisor, wg);
    double r = block.relativeRate();
    g.div(divisor, wg);
    sums.dot(g, wg, share(G_WG, r));
    sums.dot(wg, wg, share(WG_WG, r * r));
    if (m != null) {
      INDArray wm = divisor;
      m.div(divisor, wm);
      sums.dot(g, wm, share(G_WM, r * f));
      sums.dot(wg, wm, share(WG_WM, r * r * f));
      sums.dot(wm, wm, share(WM_WM, r * r * f * f));
    }
  }

  private static Share share(Statistic statistic, double factor) {
    return new Share(statistic, factor);
  }
}
