package io.github.ae4j.preset;

import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Nearest;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Values of the constants of one configuration, by name; immutable.
 *
 * @param <K> the constants
 */
final class Settings<K extends Enum<K>> {
  private final Map<K, Double> values;
  private final Class<K> kind;

  private Settings(Class<K> kind, Map<K, Double> values) {
    this.kind = kind;
    this.values = values;
  }

  static <K extends Enum<K>> Settings<K> of(Class<K> kind, ToDoubleFunction<K> initial) {
    Map<K, Double> values = new EnumMap<>(kind);
    for (K constant : kind.getEnumConstants()) {
      values.put(constant, initial.applyAsDouble(constant));
    }
    return new Settings<>(kind, values);
  }

  double get(K constant) {
    Double value = values.get(constant);
    return value == null ? Double.NaN : value;
  }

  /** A value that must be positive. */
  double positive(K constant) {
    return Check.positive(name(constant), get(constant));
  }

  /** A value that must not be negative, as a push whose law would else turn around. */
  double notNegative(K constant) {
    return Check.atLeast(name(constant), get(constant), 0.0);
  }

  /** A value that counts steps. */
  int whole(K constant) {
    double value = get(constant);
    if (value != (int) value) {
      throw new IllegalArgumentException(
          name(constant) + " must be a whole number of steps, got " + value);
    }
    return (int) value;
  }

  Settings<K> with(K constant, double value) {
    Check.finite(name(constant), value);
    Map<K, Double> changed = new EnumMap<>(values);
    changed.put(constant, value);
    return new Settings<>(kind, changed);
  }

  /** The constant of a name, in any case; what has none is refused with the nearest. */
  K named(String owner, String name) {
    for (K constant : kind.getEnumConstants()) {
      if (name(constant).equalsIgnoreCase(name)) {
        return constant;
      }
    }
    List<String> names = values.keySet().stream().map(Settings::name).toList();
    throw new IllegalArgumentException(
        owner + " has no constant " + name + "; the nearest is " + Nearest.to(name, names));
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
