package io.github.ae4j.djl;

import static io.github.ae4j.signal.Statistic.COUNT;
import static io.github.ae4j.signal.Statistic.G_G;
import static io.github.ae4j.signal.Statistic.G_M;
import static io.github.ae4j.signal.Statistic.G_WM;
import static io.github.ae4j.signal.Statistic.HEAD_G_THETA;
import static io.github.ae4j.signal.Statistic.LOSS;
import static io.github.ae4j.signal.Statistic.MOMENTUM_WEIGHT;
import static io.github.ae4j.signal.Statistic.M_M;
import static io.github.ae4j.signal.Statistic.WG_WM;
import static io.github.ae4j.signal.Statistic.WM_WM;

import ai.djl.ndarray.types.DataType;
import io.github.ae4j.adapter.GradientBound;
import io.github.ae4j.djl.form.NativeForm;
import io.github.ae4j.djl.pass.GroupSums;
import io.github.ae4j.djl.pass.Head;
import io.github.ae4j.djl.pass.PassChoice;
import io.github.ae4j.djl.pass.StepTensors;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Statistic;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Measures the step at hand: which sums a demand needs, and what they say. */
final class StepSensor {
  /** Cells of the loop's memory it needs: the longest |g|^2 of late. */
  static final int SLOTS = 1;

  private static final Set<Statistic> KNOWN = EnumSet.of(COUNT, MOMENTUM_WEIGHT, HEAD_G_THETA);
  private static final Set<Statistic> SOUNDNESS = EnumSet.of(LOSS, G_G);
  private static final Set<Statistic> WITH_M =
      EnumSet.of(G_M, M_M, G_WM, WG_WM, WM_WM, MOMENTUM_WEIGHT);

  private final StepTensors tensors;
  private final List<NativeForm> forms;
  private final PassChoice passes;
  private final double limit;
  private final double[][] nothing;
  private final Head head;
  private Set<Statistic> demanded = Set.of();
  private Set<Statistic> reduced = Set.of();
  private Slots memory = Slots.of(SLOTS);
  private int at;
  private double measured;

  /**
   * A sensor.
   *
   * @param limit largest length of a gradient; a longer one is scaled down to it
   */
  StepSensor(StepTensors tensors, List<NativeForm> forms, PassChoice passes, double limit) {
    this.limit = limit;
    this.tensors = tensors;
    this.forms = forms;
    nothing = new double[forms.size()][Statistic.SIZE];
    this.passes = passes;
    head = new Head(tensors.parameters());
  }

  /** What can be measured: without a first moment nothing of m, and of the head where there is one. */
  Set<Statistic> measurable() {
    EnumSet<Statistic> all = EnumSet.complementOf(EnumSet.copyOf(Statistic.GIVEN));
    if (!tensors.form().hasMomentum()) {
      all.removeAll(WITH_M);
    }
    if (!tensors.parameters().haveHead()) {
      all.remove(HEAD_G_THETA);
    }
    return all;
  }

  /**
   * Takes up a loop.
   *
   * @param cells of its memory
   * @param place of its own among them
   */
  void demand(Set<Statistic> statistics, Slots cells, int place) {
    memory = cells;
    at = place;
    demanded = statistics;
    EnumSet<Statistic> sums = EnumSet.noneOf(Statistic.class);
    statistics.stream().filter(s -> !KNOWN.contains(s)).forEach(s -> sums.add(source(s)));
    if (limit < Double.POSITIVE_INFINITY) {
      sums.add(G_G);
    }
    reduced = sums;
  }

  void observe(Observation observation) {
    double[][] sums = reduced.isEmpty() ? nothing : limited(reduced);
    double square = square(sums);
    if (reduced.contains(G_G) && square == 0.0) {
      checkDifferentiated();
    }
    measured = square;
    double[][] ofHead = demanded.contains(HEAD_G_THETA) ? head.sums() : nothing;
    for (int group = 0; group < sums.length; group++) {
      for (Statistic statistic : demanded) {
        if (statistic == LOSS || !tensors.parameters().isAsleep(group)) {
          double[][] from = statistic == HEAD_G_THETA ? ofHead : sums;
          observation.set(group, statistic, value(group, statistic, from));
        }
      }
    }
  }

  /** Takes in what the step at hand was measured as; not called where it is left out. */
  void settle() {
    memory.set(at, GradientBound.taken(memory.get(at), measured));
  }

  /** The sums, of a gradient that is scaled down first where it is too long. */
  private double[][] limited(Set<Statistic> wanted) {
    double[][] sums = passes.sums(wanted);
    if (limit == Double.POSITIVE_INFINITY) {
      return sums;
    }
    double length = Math.sqrt(isRaw() ? square(sums) : tensors.parameters().square());
    if (!(length > limit && length < Double.POSITIVE_INFINITY)) {
      return sums;
    }
    tensors.parameters().scaleGradients(limit / length);
    return passes.sums(wanted);
  }

  /** |g|^2 of all groups. */
  private static double square(double[][] sums) {
    double square = 0.0;
    for (double[] each : sums) {
      square += each[G_G.ordinal()];
    }
    return square;
  }

  /** Whether the gradient that is summed is the one that backward left. */
  private boolean isRaw() {
    return forms.stream().allMatch(form -> form.coupledDecay() == 0.0)
        && tensors.form().fields().rescale() == 1f
        && tensors.form().fields().clip() < 0f;
  }

  private void checkDifferentiated() {
    if (!tensors.parameters().haveGradient()) {
      throw new IllegalStateException(
          "a step must have a gradient, zero or not, and none of the parameters has one: what was"
              + " differentiated does not depend on them");
    }
  }

  /** Whether loss and gradient need not be measured: they are finite and of a usual size, the gradient not zero. */
  boolean isSound() {
    double[][] sums = limited(SOUNDNESS);
    double square = square(sums);
    return square > 0.0
        && square <= GradientBound.square(memory.get(at), longestGradient())
        && Math.abs(sums[0][LOSS.ordinal()]) <= Statistic.LARGEST;
  }

  /** The longest gradient that states of the parameters' type can take in. */
  double longestGradient() {
    return tensors.parameters().type() == DataType.FLOAT32
        ? GradientBound.LONGEST_SINGLE
        : Statistic.LARGEST;
  }

  private double value(int group, Statistic statistic, double[][] sums) {
    return switch (statistic) {
      case COUNT -> tensors.parameters().coordinates(group);
      case MOMENTUM_WEIGHT -> forms.get(group).momentWeight();
      case LOSS -> tensors.losses().isEmpty() ? Double.NaN : sums[0][LOSS.ordinal()];
      default -> sums[group][statistic.ordinal()];
    };
  }

  /** Where a statistic is summed: without a preconditioner w is 1. */
  private Statistic source(Statistic statistic) {
    return tensors.form().preconditions() ? statistic : GroupSums.withoutW(statistic);
  }
}
