package io.github.ae4j.examples.lab.run;

import java.util.Optional;
import java.util.function.Function;

/** Picks an arm from the results: a name, or the best of a family in hindsight. */
@FunctionalInterface
public interface Pick {
  /** The arm, if it was run. */
  Optional<String> of(Results results);

  /** What is picked, in words. */
  default String label() {
    return "an arm";
  }

  /** A way to pick with its name. */
  static Pick named(String label, Function<Results, Optional<String>> pick) {
    return new Pick() {
      @Override
      public Optional<String> of(Results results) {
        return pick.apply(results);
      }

      @Override
      public String label() {
        return label;
      }
    };
  }

  /** The best arm of a family by its final metric. */
  static Pick bestOf(String family) {
    return named("the best " + family, results -> results.best(family));
  }

  /** The best arm of a family by what the claim is on, so that it is tuned for that. */
  static Pick bestOf(String family, String metric, boolean higherIsBetter) {
    Results.Order order = Results.Order.of(metric, higherIsBetter);
    return named(
        "the best " + family + " by " + metric,
        results -> results.best(results.arms(family), order));
  }

  /** The best of all baselines by their final metric. */
  static Pick bestBaseline() {
    return named("the best baseline", Results::bestBaseline);
  }

  /** The best of all baselines by what the claim is on. */
  static Pick bestBaseline(String metric, boolean higherIsBetter) {
    Results.Order order = Results.Order.of(metric, higherIsBetter);
    return named(
        "the best baseline by " + metric, results -> results.best(results.baselines(), order));
  }

  /** The arm of a family that is soonest at the {@link Target}. */
  static Pick soonestOf(String family) {
    return named(
        "the soonest " + family,
        results ->
            Target.of(results)
                .flatMap(
                    target ->
                        results.best(
                            results.arms(family), new Results.Order(target::time, false))));
  }

  /** An arm by its name. */
  static Pick arm(String name) {
    return named(name, results -> Optional.of(name).filter(results.arms()::contains));
  }
}
