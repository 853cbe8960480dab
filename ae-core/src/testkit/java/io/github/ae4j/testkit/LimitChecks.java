package io.github.ae4j.testkit;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.limit.Limit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What every {@link Limit} keeps: it bounds the candidate it is given, finite stays finite, and what
 * it remembers stands in its slots. One that names no coefficient may bound them all. Each method tries one random history, a function of the seed.
 */
public final class LimitChecks {
  private LimitChecks() {}

  /** Every rule on one seed. */
  public static void all(Supplier<? extends Limit> limit, long seed) {
    Limit one = limit.get();
    String name = "limit " + one.name();
    List<Coefficient> specs = KnownCoefficients.of(one);
    List<StepInput> history = StepInput.history(specs, SignalRange::of, PartChecks.STEPS, seed);
    List<StepInput> other = StepInput.history(specs, SignalRange::of, PartChecks.STEPS, ~seed);
    Supplier<PartRig> benches = () -> PartRig.of(limit.get(), specs);
    PartChecks.finite(name, benches.get(), history, labels(specs));
    PartChecks.deterministic(name, benches.get(), history);
    PartChecks.causal(name, benches, history, other);
    PartChecks.restorable(name, benches, history);
    PartChecks.confined(name, benches.get(), history);
    confined(name, one, specs, benches.get(), history);
  }

  private static List<String> labels(List<Coefficient> specs) {
    List<String> labels = new ArrayList<>();
    specs.forEach(c -> labels.add("stored coordinate of " + c.name()));
    specs.forEach(c -> labels.add("applied coordinate of " + c.name()));
    return labels;
  }

  private static void confined(
      String name, Limit limit, List<Coefficient> specs, PartRig bench, List<StepInput> history) {
    int n = limit.coefficients().isEmpty() ? 0 : specs.size();
    for (StepInput moment : history) {
      double[] answer = bench.step(moment);
      for (int i = 0; i < n; i++) {
        Coefficient spec = specs.get(i);
        double proposed = spec.chart().coordinate(moment.values()[i]) + moment.others()[i];
        PartChecks.onlyDeclared(name, limit, specs, i, answer[i] - proposed);
        PartChecks.onlyDeclared(name, limit, specs, i, answer[specs.size() + i] - proposed);
      }
    }
  }
}
