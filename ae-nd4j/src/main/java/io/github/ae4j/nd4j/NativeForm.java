package io.github.ae4j.nd4j;

import static io.github.ae4j.coefficient.Coefficient.BETA2;
import static io.github.ae4j.coefficient.Coefficient.EPSILON;
import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM_SHARE;

import io.github.ae4j.coefficient.Decision;
import io.github.ae4j.memory.Slots;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * One kind of updater between its native units and the canonical form. Where it stands is kept in the
 * loop's memory, so that a checkpoint of the loop holds it.
 *
 * <p>Coefficients that the loop does not steer keep what the user set. If it steers none of the update
 * rule, {@link #translated} is false and nothing is written to the configuration.
 */
abstract class NativeForm {
  /** Least native rate: of a rate of 0 some updates make another one. */
  static final double LEAST_RATE = 1e-30;

  private static final double LONGEST_FLOAT = Math.nextDown(1f);
  private static final double LONGEST_DOUBLE = Math.nextDown(1.0);
  private static final Set<String> RULE =
      Set.of(LEARNING_RATE, MOMENTUM, MOMENTUM_SHARE, BETA2, EPSILON);

  final UpdaterKind kind;
  final boolean single;
  private final List<Segment> segments;
  private Set<String> steered = Set.of();
  private Slots cells = Slots.of(Cell.SIZE);

  /**
   * A form of an updater that is not steered yet.
   *
   * @param segments those that the updater updates, at least one, of one kind and data type
   */
  NativeForm(UpdaterKind kind, List<Segment> segments) {
    this.kind = kind;
    this.segments = segments;
    this.single = segments.get(0).parameters().dataType() != DataType.DOUBLE;
  }

  /** The form of the kind that some segments share. */
  static NativeForm of(UpdaterKind kind, List<Segment> segments) {
    return kind == UpdaterKind.NESTEROVS
        ? new NesterovsForm(segments)
        : new MomentForm(kind, segments);
  }

  /** Canonical value of a coefficient, read from the configuration as the user wrote it. */
  abstract double readNative(String coefficient);

  /** Sets the accumulated weights after a number of native updates. */
  abstract void start(int updates);

  /** Translates the cells into native values, for the update about to be made. */
  abstract void translate(int iteration);

  /** Accounts for a native update that was made, by a form that is not translated. */
  abstract void made(int iteration, int epoch);

  /**
   * Factor f so that f times the native first state of a segment is the canonical first moment m.
   *
   * @param relativeRate the segment's
   */
  abstract double momentumScale(double relativeRate);

  /** Writes native values that go on from where the loop stood. */
  abstract void settle();

  /** Names of the coefficients of the update rule that can be steered. */
  final Set<String> steerable() {
    return kind.fields.keySet();
  }

  final boolean hasMomentum() {
    return kind.first != null;
  }

  final boolean preconditions() {
    return kind.second != null;
  }

  /** Whether the update rule is translated; if not, it runs natively. */
  final boolean translated() {
    return RULE.stream().anyMatch(steered::contains)
        || (cell(Cell.FLUSHED) != 0.0 && schedule() == null);
  }

  final void attach(Set<String> coefficients, Slots memory, int updates) {
    cells = memory;
    for (String coefficient : steerable()) {
      cell(cellOf(coefficient), readNative(coefficient));
    }
    cell(Cell.SHARE, 1.0);
    start(updates);
    steered = Set.copyOf(coefficients);
  }

  final void detach() {
    steered = Set.of();
    cells = Slots.of(Cell.SIZE);
  }

  /** Writes a decision's values for the update about to be made, the iteration counted from 0. */
  final void write(Decision decision, int iteration) {
    for (String coefficient : steerable()) {
      if (steers(coefficient)) {
        cell(cellOf(coefficient), decision.value(0, coefficient));
      }
    }
    if (steers(MOMENTUM_SHARE)) {
      cell(Cell.SHARE, decision.value(0, MOMENTUM_SHARE));
    }
    if (translated()) {
      translate(iteration);
    }
  }

  /** Share nu of the first moment in the direction. */
  final double share() {
    return steers(MOMENTUM_SHARE) ? cell(Cell.SHARE) : 1.0;
  }

  /** Empties the first moment. */
  void flush() {
    empty(kind.first, 0.0);
    cell(Cell.WEIGHT, 0.0);
    cell(Cell.FLUSHED, 1.0);
  }

  /** Empties every state, to what a new updater starts from. */
  void reset() {
    flush();
    double start =
        switch (kind) {
          case RMSPROP -> native0(EPSILON);
          case ADAGRAD -> 1e-6;
          default -> 0.0;
        };
    empty(kind.second, start);
    empty(kind.third, 0.0);
    cell(Cell.SECOND_WEIGHT, 0.0);
  }

  private void empty(@Nullable String name, double value) {
    for (Segment segment : segments) {
      INDArray state = segment.state(name);
      if (state != null) {
        state.assign(value);
      }
    }
  }

  final boolean steers(String coefficient) {
    return steered.contains(coefficient);
  }

  /** Canonical value a coefficient has now. */
  final double current(String coefficient) {
    return steers(coefficient) ? cell(cellOf(coefficient)) : readNative(coefficient);
  }

  final double cell(Cell cell) {
    return cells.get(cell.ordinal());
  }

  final void cell(Cell cell, double value) {
    cells.set(cell.ordinal(), value);
  }

  /** Decay of the second moment for the update about to be made. */
  final double secondDecay() {
    return decay(steers(BETA2) ? cell(Cell.BETA2) : native0(BETA2));
  }

  final boolean has(String coefficient) {
    return kind.fields.containsKey(coefficient);
  }

  /** A native value of the first segment. */
  final double native0(String coefficient) {
    return field(coefficient).read(config());
  }

  /** Writes a native value everywhere; a rate to each segment in its proportion. */
  final void writeNative(String coefficient, double value) {
    boolean rate = coefficient.equals(LEARNING_RATE);
    for (Segment segment : segments) {
      for (IUpdater config : segment.configs()) {
        field(coefficient).write(config, rate ? value * segment.relativeRate() : value);
      }
    }
  }

  private Field field(String coefficient) {
    Field field = kind.fields.get(coefficient);
    if (field == null) {
      throw new IllegalArgumentException(
          kind.label() + " has no coefficient " + coefficient + "; it has " + steerable());
    }
    return field;
  }

  /** A schedule in any of the configurations; null if there is none. */
  final @Nullable Object schedule() {
    return segments.stream()
        .flatMap(segment -> segment.configs().stream())
        .map(kind::schedule)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  final IUpdater config() {
    return segments.get(0).configs().get(0);
  }

  final List<Segment> segments() {
    return segments;
  }

  /** The nearest decay in [0, 1) of the parameters' data type, which is what the update computes with. */
  final double decay(double value) {
    double kept = Math.max(0.0, value);
    return single ? (float) Math.min(LONGEST_FLOAT, kept) : Math.min(LONGEST_DOUBLE, kept);
  }

  /** A finite rate above 0 of the parameters' data type. */
  final double rate(double value) {
    double most = single ? Float.MAX_VALUE : Double.MAX_VALUE;
    double kept = Math.min(most, Math.max(LEAST_RATE, value));
    return single ? (float) kept : kept;
  }

  static double accumulated(double decay, double weight) {
    return decay * weight + (1.0 - decay);
  }

  private static Cell cellOf(String coefficient) {
    return switch (coefficient) {
      case LEARNING_RATE -> Cell.ALPHA;
      case MOMENTUM -> Cell.MU;
      case MOMENTUM_SHARE -> Cell.SHARE;
      case BETA2 -> Cell.BETA2;
      case EPSILON -> Cell.EPSILON;
      default ->
          throw new IllegalArgumentException("no update rule has coefficient " + coefficient);
    };
  }
}
