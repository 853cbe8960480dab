package io.github.ae4j.nd4j.form;

import static io.github.ae4j.coefficient.Coefficient.BETA2;
import static io.github.ae4j.coefficient.Coefficient.EPSILON;
import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM_SHARE;
import static io.github.ae4j.coefficient.Coefficient.RATE_MEMORY;

import io.github.ae4j.adapter.MomentWeights;
import io.github.ae4j.adapter.RateWeightedMoment;
import io.github.ae4j.coefficient.Decision;
import io.github.ae4j.memory.Slots;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * One kind of updater between its native units and the canonical form. Where it stands is kept in the
 * loop's memory, so that a checkpoint of the loop holds it.
 *
 * <p>Coefficients that the loop does not steer keep what the user set. If it steers none of the update
 * rule, {@link #translated} is false and nothing is written to the configuration.
 */
public abstract class NativeForm {
  private static final Set<String> RULE =
      Set.of(LEARNING_RATE, MOMENTUM, MOMENTUM_SHARE, RATE_MEMORY, BETA2, EPSILON);

  final UpdaterKind kind;
  final Precision precision;
  final NativeValues values;
  final Cells cells = new Cells();
  private Set<String> steered = Set.of();

  /**
   * A form of an updater that is not steered yet.
   *
   * @param segments those that the updater updates, at least one, of one kind and data type
   */
  NativeForm(UpdaterKind kind, List<Segment> segments) {
    this.kind = kind;
    values = new NativeValues(kind, segments);
    precision = Precision.of(segments.get(0).parameters().dataType());
  }

  /** The form of the kind that some segments share. */
  public static NativeForm of(List<Segment> segments) {
    UpdaterKind kind = UpdaterRefusals.kind(segments.get(0).configs().get(0));
    return kind == UpdaterKind.NESTEROVS
        ? new NesterovsForm(segments)
        : new MomentForm(kind, segments);
  }

  /** Canonical value of a coefficient, read from the configuration as the user wrote it. */
  abstract double readNative(String coefficient);

  /** Sets the accumulated weights after a number of native updates. */
  abstract void start(int updates);

  /** Makes the first moment one that is weighted by the rates. */
  abstract void weighByRates();

  /** Translates the cells into native values, for the update about to be made. */
  public abstract void translate(int iteration);

  /** Accounts for a native update that was made, by a form that is not translated. */
  public abstract void made(int iteration, int epoch);

  /**
   * Factor f so that f times the native first state of a segment is the canonical first moment m.
   *
   * @param relativeRate the segment's
   */
  public abstract double momentumScale(double relativeRate);

  /** Writes native values that go on from where the loop stood. */
  public abstract void settle();

  /** The kind of updater. */
  public final UpdaterKind kind() {
    return kind;
  }

  /** The numbers that the updates compute with. */
  public final Precision precision() {
    return precision;
  }

  /** What is kept in the loop's memory. */
  public final Cells cells() {
    return cells;
  }

  /** What the updater updates. */
  public final List<Segment> segments() {
    return values.segments();
  }

  /** The configuration that values are read from. */
  public final IUpdater config() {
    return values.config();
  }

  /** Whether the update rule is translated; if not, it runs natively. */
  public final boolean translated() {
    return RULE.stream().anyMatch(steered::contains)
        || (cells.get(Cell.FLUSHED) != 0.0 && values.schedule() == null);
  }

  /** Takes up a loop, after a number of updates. */
  public final void attach(Set<String> coefficients, Slots memory, int updates) {
    cells.keepIn(memory);
    for (String coefficient : kind.steerable()) {
      cells.set(Cell.of(coefficient), readNative(coefficient));
    }
    cells.set(Cell.SHARE, 1.0);
    cells.set(Cell.RATE_MEMORY, RateWeightedMoment.MEMORY);
    start(updates);
    steered = Set.copyOf(coefficients);
    if (isWeighted()) {
      weighByRates();
    }
  }

  /** Lets the loop go. */
  public final void detach() {
    steered = Set.of();
    cells.keepIn(Slots.of(Cell.SIZE));
  }

  /** Writes a decision's values for the update about to be made, the iteration counted from 0; those of one group. */
  public final void write(Decision decision, int group, int iteration) {
    keep(coefficient -> decision.value(group, coefficient));
    if (translated()) {
      translate(iteration);
    }
  }

  private void keep(ToDoubleFunction<String> values) {
    for (String coefficient : RULE) {
      if (steers(coefficient)) {
        cells.set(Cell.of(coefficient), values.applyAsDouble(coefficient));
      }
    }
  }

  /** Has the configuration hold what the loop does, after a step without an update. */
  public final void hold(ToDoubleFunction<String> held) {
    keep(held);
    if (translated()) {
      settle();
    }
  }

  /** Share nu of the first moment in the direction. */
  public final double share() {
    return steers(MOMENTUM_SHARE) ? cells.get(Cell.SHARE) : 1.0;
  }

  /** Bound r of the weight of a first moment that is weighted by the rates. */
  public final double rateMemory() {
    return isWeighted() ? cells.get(Cell.RATE_MEMORY) : RateWeightedMoment.MEMORY;
  }

  /** Whether the first moment is weighted by the rates. */
  public final boolean isWeighted() {
    return steers(RATE_MEMORY);
  }

  /** Weight of the first moment; of a mean, as one weighted by the rates is, it is 1, empty or not. */
  public final double momentWeight() {
    return isWeighted() ? 1.0 : cells.weights().first();
  }

  /** What {@code w m} is multiplied by to lead from the parameters to their average; see {@link #isWeighted}. */
  public final double lead() {
    return RateWeightedMoment.lead(cells.get(Cell.RATES), share());
  }

  /** What lambda theta is multiplied by beside it. */
  public final double giveBack() {
    return RateWeightedMoment.giveBack(
        cells.get(Cell.RATES), current(LEARNING_RATE), current(MOMENTUM), share());
  }

  /** Empties the first moment. */
  public void flush() {
    values.fill(kind.first(), 0.0);
    cells.weights().first(0.0);
    cells.set(Cell.RATES, 0.0);
    cells.set(Cell.FLUSHED, 1.0);
  }

  /** Empties every state, to what a new updater starts from. */
  public final void reset() {
    flush();
    double start =
        switch (kind) {
          case RMSPROP -> values.read(EPSILON);
          case ADAGRAD -> 1e-6;
          default -> 0.0;
        };
    values.fill(kind.second(), start);
    values.fill(kind.third(), 0.0);
    cells.weights().second(0.0);
  }

  /** Whether the loop steers a coefficient. */
  public final boolean steers(String coefficient) {
    return steered.contains(coefficient);
  }

  /** Canonical value a coefficient has now. */
  public final double current(String coefficient) {
    return steers(coefficient) ? cells.get(Cell.of(coefficient)) : readNative(coefficient);
  }

  /**
   * Canonical value that a coefficient of the rule has, where no schedule of the updater's own writes it.
   *
   * @throws IllegalArgumentException if one does
   */
  public final double unscheduled(String coefficient) {
    checkUnscheduled(coefficient);
    return switch (coefficient) {
      case MOMENTUM_SHARE -> share();
      case RATE_MEMORY -> rateMemory();
      default -> current(coefficient);
    };
  }

  /** Decay of the second moment for the update about to be made. */
  public final double secondDecay() {
    return precision.decay(steers(BETA2) ? cells.get(Cell.BETA2) : values.read(BETA2));
  }

  /** Weight of the second moment with the step at hand in it. */
  public final double secondWeight() {
    return MomentWeights.after(secondDecay(), cells.weights().second());
  }

  /** Epsilon beside a root that is corrected for a weight. */
  public final double epsilon(double weight) {
    return steers(EPSILON) ? cells.get(Cell.EPSILON) : values.read(EPSILON) / Math.sqrt(weight);
  }

  /**
   * Checks that no schedule of the updater's own writes a coefficient of the rule.
   *
   * @throws IllegalArgumentException if one does
   */
  private void checkUnscheduled(String coefficient) {
    UpdaterRefusals.schedule(kind, values.schedule(), coefficient);
  }
}
