package io.github.ae4j.examples.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * The bare side's and the wrapped side's result of neighbouring measurements.
 *
 * @param <T> what is measured
 * @param bare without the loop
 * @param wrapped with it
 */
public record Pair<T>(T bare, T wrapped) {
  /** Measures in turn, A B B A A B B A ..., so that what drifts slowly favours neither side. */
  public static <T> List<Pair<T>> inTurn(int pairs, Supplier<T> bare, Supplier<T> wrapped) {
    List<Pair<T>> list = new ArrayList<>();
    for (int i = 0; i < pairs; i++) {
      if (i % 2 == 0) {
        T first = bare.get();
        list.add(new Pair<>(first, wrapped.get()));
      } else {
        T first = wrapped.get();
        list.add(new Pair<>(bare.get(), first));
      }
    }
    return list;
  }

  /** Wrapped / bare of one figure of every pair. */
  public static <T> double[] ratios(List<Pair<T>> pairs, ToDoubleFunction<T> figure) {
    return pairs.stream()
        .mapToDouble(
            pair -> figure.applyAsDouble(pair.wrapped()) / figure.applyAsDouble(pair.bare()))
        .toArray();
  }

  /** Compares one figure of every pair. */
  static <T> BenchResult compare(
      String name, String unit, List<Pair<T>> pairs, ToDoubleFunction<T> figure) {
    return BenchResult.of(
        name,
        unit,
        pairs.stream().mapToDouble(pair -> figure.applyAsDouble(pair.bare())).toArray(),
        pairs.stream().mapToDouble(pair -> figure.applyAsDouble(pair.wrapped())).toArray());
  }
}
