package io.github.ae4j.examples.ecology;

import io.github.ae4j.ecology.LoraFactors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Adapters with what each was right of, and the host itself last.
 *
 * @param adapters may be none
 * @param right of selection tasks, by family; one map an adapter, and one of the host itself
 */
record Chosen(List<LoraFactors> adapters, List<Map<String, Double>> right) {
  List<Optional<LoraFactors>> all() {
    List<Optional<LoraFactors>> all = new ArrayList<>();
    adapters.forEach(one -> all.add(Optional.of(one)));
    all.add(Optional.empty());
    return all;
  }

  boolean knows(String family) {
    return right.get(0).containsKey(family);
  }

  /** The best of all families together; of equal ones the first, the host itself last. */
  Optional<LoraFactors> best(boolean base) {
    return best(base, scores -> scores.values().stream().mapToDouble(Double::doubleValue).sum());
  }

  /** The best in a family. */
  Optional<LoraFactors> best(String family, boolean base) {
    return best(base, scores -> scores.get(family));
  }

  private Optional<LoraFactors> best(
      boolean base, java.util.function.ToDoubleFunction<Map<String, Double>> by) {
    int count = base || adapters.isEmpty() ? right.size() : adapters.size();
    int best = 0;
    for (int i = 1; i < count; i++) {
      best = by.applyAsDouble(right.get(i)) > by.applyAsDouble(right.get(best)) ? i : best;
    }
    return all().get(best);
  }
}
