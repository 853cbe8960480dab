package io.github.ae4j.nd4j.pass;

import static io.github.ae4j.signal.Statistic.THETA_THETA;

import io.github.ae4j.nd4j.form.NativeForm;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.vector.StepVectors;
import io.github.ae4j.vector.VectorSums;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** The sums of a step in one pass over the memory of the arrays, all but those of the averaged readout. */
final class MemorySums {
  private final NativeForm form;
  private final Preconditioner preconditioner;
  private final LeftSquares left;
  private final VectorSums kernel = new VectorSums();
  private Set<Statistic> wanted = Set.of();
  private Set<Statistic> withoutTheta = Set.of();

  MemorySums(NativeForm form, Preconditioner preconditioner, LeftSquares left) {
    this.form = form;
    this.preconditioner = preconditioner;
    this.left = left;
  }

  /** Takes up what is wanted from now on. */
  void want(Set<Statistic> statistics) {
    EnumSet<Statistic> all = EnumSet.copyOf(statistics);
    all.removeAll(StepSensor.WITH_READOUT);
    wanted = all;
    withoutTheta = EnumSet.copyOf(all);
    withoutTheta.remove(THETA_THETA);
  }

  /**
   * Adds what is wanted of the segments to the sums.
   *
   * @param memory one a segment
   * @param scale which makes the gradient that the updater is given of the segments'
   */
  void add(List<StepVectors> memory, double scale, Reductions sums) {
    boolean moment = form.cells().weights().first() != 0.0;
    VectorSums.Divisor divisor = preconditioner.divisor();
    for (int i = 0; i < memory.size(); i++) {
      StepVectors vectors = memory.get(i);
      OptionalDouble square =
          wanted.contains(THETA_THETA) ? left.take(i, vectors) : OptionalDouble.empty();
      kernel.want(square.isPresent() ? withoutTheta : wanted);
      kernel.add(moment ? vectors : vectors.withoutFirst(), scale, 0.0, divisor);
      double[] values = kernel.sums();
      square.ifPresent(known -> values[THETA_THETA.ordinal()] = known);
      double rate = form.segments().get(i).relativeRate();
      for (Statistic statistic : wanted) {
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
}
