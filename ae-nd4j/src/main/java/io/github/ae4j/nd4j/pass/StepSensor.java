package io.github.ae4j.nd4j.pass;

import static io.github.ae4j.signal.Statistic.COUNT;
import static io.github.ae4j.signal.Statistic.G_M;
import static io.github.ae4j.signal.Statistic.G_READOUT;
import static io.github.ae4j.signal.Statistic.G_WM;
import static io.github.ae4j.signal.Statistic.HEAD_G_THETA;
import static io.github.ae4j.signal.Statistic.LOSS;
import static io.github.ae4j.signal.Statistic.MOMENTUM_WEIGHT;
import static io.github.ae4j.signal.Statistic.M_M;
import static io.github.ae4j.signal.Statistic.READOUT_READOUT;
import static io.github.ae4j.signal.Statistic.WG_WM;
import static io.github.ae4j.signal.Statistic.WM_WM;

import io.github.ae4j.nd4j.form.NativeForm;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Statistic;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reduces the step at hand to the demanded scalars, on the backend, block by block. */
final class StepSensor {
  private static final Set<Statistic> GIVEN = EnumSet.of(COUNT, MOMENTUM_WEIGHT, LOSS);

  /** What is measured of the averaged readout. */
  static final Set<Statistic> WITH_READOUT = EnumSet.of(G_READOUT, READOUT_READOUT);

  /** What is measured of the first moment. */
  static final Set<Statistic> WITH_M = EnumSet.of(G_M, M_M, G_WM, WG_WM, WM_WM);

  private final NativeForm form;
  private final StepInput input;
  private final AveragedReadout readout;
  private final BlockSums blockSums;
  private final MemorySums memorySums;
  private final Backend backend;
  private @Nullable Head head;
  private Set<Statistic> demanded = Set.of();
  private Set<Statistic> reduced = Set.of();

  StepSensor(
      NativeForm form,
      StepInput input,
      AveragedReadout readout,
      LeftSquares left,
      Scratch scratch,
      Backend backend) {
    this.form = form;
    this.input = input;
    this.readout = readout;
    this.backend = backend;
    Preconditioner preconditioner = new Preconditioner(form);
    blockSums = new BlockSums(form, preconditioner, scratch);
    memorySums = new MemorySums(form, preconditioner, left);
  }

  /** Tells what the head is. */
  void head(Head told) {
    head = told;
  }

  /** What can be measured: without a first moment nothing of m, and of the head where it was told. */
  Set<Statistic> measurable() {
    EnumSet<Statistic> all = EnumSet.allOf(Statistic.class);
    all.removeAll(Statistic.GIVEN);
    if (!form.kind().hasMomentum()) {
      all.removeAll(WITH_M);
      all.remove(MOMENTUM_WEIGHT);
    }
    if (head == null) {
      all.remove(HEAD_G_THETA);
    }
    return all;
  }

  void demand(Set<Statistic> statistics) {
    demanded = statistics;
    EnumSet<Statistic> sums = EnumSet.noneOf(Statistic.class);
    statistics.stream().filter(s -> !GIVEN.contains(s)).forEach(sums::add);
    reduced = sums;
    blockSums.want(sums);
    memorySums.want(sums);
  }

  void observeLoss(Observation observation, int group) {
    if (demanded.contains(LOSS)) {
      observation.set(group, LOSS, input.loss());
    }
  }

  void observe(Observation observation, int group) {
    if (demanded.isEmpty()) {
      return;
    }
    double[] sums = reduced.isEmpty() ? new double[Statistic.SIZE] : reduce();
    for (Statistic statistic : demanded) {
      observation.set(
          group,
          statistic,
          switch (statistic) {
            case COUNT -> input.coordinates();
            case MOMENTUM_WEIGHT -> form.momentWeight();
            case LOSS -> input.loss();
            default -> sums[statistic.ordinal()];
          });
    }
  }

  private double[] reduce() {
    Reductions sums = new Reductions(reduced, backend);
    if (input.memory().isEmpty()) {
      input.blocks().forEach(block -> blockSums.add(block, input.scale(), sums));
    } else {
      memorySums.add(input.memory(), input.scale(), sums);
    }
    if (!Collections.disjoint(reduced, WITH_READOUT)) {
      readout.measure(input.gradients(), input.scale(), sums);
    }
    if (head != null && reduced.contains(HEAD_G_THETA)) {
      head.add(input.segments(), input.gradients(), input.scale(), sums);
    }
    return sums.sums();
  }
}
