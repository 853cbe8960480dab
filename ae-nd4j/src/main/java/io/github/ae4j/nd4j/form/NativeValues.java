package io.github.ae4j.nd4j.form;

import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * The native values of some segments: numbers in their updaters' configurations, and arrays of state.
 *
 * @param kind of the updaters
 * @param segments those that they update, at least one, of one kind and data type
 */
record NativeValues(UpdaterKind kind, List<Segment> segments) {
  /** The configuration that values are read from. */
  IUpdater config() {
    return segments.get(0).configs().get(0);
  }

  /** Reads a coefficient, of the first segment. */
  double read(String coefficient) {
    return field(coefficient).read(config());
  }

  /** Reads a coefficient of one segment. */
  double read(Segment segment, String coefficient) {
    return field(coefficient).read(segment.configs().get(0));
  }

  /** Writes a coefficient everywhere; a rate to each segment in its proportion. */
  void write(String coefficient, double value) {
    Field field = field(coefficient);
    boolean rate = coefficient.equals(LEARNING_RATE);
    for (Segment segment : segments) {
      for (IUpdater config : segment.configs()) {
        field.write(config, rate ? value * segment.relativeRate() : value);
      }
    }
  }

  private Field field(String coefficient) {
    Field field = kind.fields().get(coefficient);
    if (field == null) {
      throw new IllegalArgumentException(
          kind.label() + " has no coefficient " + coefficient + "; it has " + kind.steerable());
    }
    return field;
  }

  /** Fills a state everywhere, if there is one of the name. */
  void fill(@Nullable String state, double value) {
    for (Segment segment : segments) {
      INDArray array = segment.state(state);
      if (array != null) {
        array.assign(value);
      }
    }
  }

  /** Divides a state everywhere, if there is one of the name. */
  void divide(@Nullable String state, double divisor) {
    for (Segment segment : segments) {
      INDArray array = segment.state(state);
      if (array != null) {
        array.divi(divisor);
      }
    }
  }

  /** A schedule in any of the configurations; null if there is none. */
  @Nullable Object schedule() {
    return segments.stream()
        .flatMap(segment -> segment.configs().stream())
        .map(kind::schedule)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
