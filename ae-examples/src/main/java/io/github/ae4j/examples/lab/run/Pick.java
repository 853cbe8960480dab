package io.github.ae4j.examples.lab.run;

import io.github.ae4j.examples.lab.arm.Role;
import java.util.Optional;
import java.util.function.Function;

/** Picks an arm from the results, if it was run: by its name, or the best in hindsight. */
public record Pick(String label, Function<Results, Optional<String>> choice) {
  public Optional<String> of(Results results) {
    return choice.apply(results);
  }

  public static Pick arm(String name) {
    return new Pick(name, results -> Optional.of(name).filter(results.arms()::contains));
  }

  /** The best arm of a family by its final metric. */
  public static Pick bestOf(String family) {
    return new Pick("the best " + family, results -> results.best(family));
  }

  /** The best arm of a family by what the claim is on, so that it is tuned for that. */
  public static Pick bestOf(String family, String metric, boolean higherIsBetter) {
    Results.Order order = new Results.Order(run -> run.metric(metric), higherIsBetter);
    return new Pick(
        "the best " + family + " by " + metric, all -> all.best(all.arms(family), order));
  }

  /** The best of all baselines by their final metric. */
  public static Pick bestBaseline() {
    return new Pick("the best baseline", Results::bestBaseline);
  }

  /** The best of all baselines by what the claim is on. */
  public static Pick bestBaseline(String metric, boolean higherIsBetter) {
    Results.Order order = new Results.Order(run -> run.metric(metric), higherIsBetter);
    return new Pick(
        "the best baseline by " + metric, all -> all.best(all.arms(Role.BASELINE), order));
  }

  /** The arm of a family that is soonest at the {@link Target}. */
  public static Pick soonestOf(String family) {
    return new Pick(
        "the soonest " + family,
        all ->
            Target.of(all)
                .map(target -> new Results.Order(target::time, false))
                .flatMap(order -> all.best(all.arms(family), order)));
  }
}
