package io.github.ae4j.testkit;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.signal.Part;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;

/**
 * Something a part could read: a signal, a statistic or a coefficient.
 *
 * @param name what it is, for an error
 * @param from takes it, in a step, from another step
 */
record Reading(String name, BinaryOperator<PartInput> from) {
  /** Signals a part says that it reads, or reads because it writes them. */
  static Set<Signal> declared(Part part) {
    Set<Signal> all = EnumSet.noneOf(Signal.class);
    all.addAll(part.signals());
    all.addAll(part.optional());
    all.addAll(part.writes());
    return all;
  }

  /** All that a subject's part does not say that it reads. */
  static List<Reading> undeclared(PartSubject subject) {
    Part part = subject.part().get();
    List<Reading> all = new ArrayList<>();
    measured(part, all);
    if (!Turn.of(part).hasAll(part)) {
      coefficients(part, subject.coefficients(), all);
    }
    return all;
  }

  private static void measured(Part part, List<Reading> all) {
    for (Signal s : EnumSet.complementOf(EnumSet.copyOf(declared(part)))) {
      all.add(new Reading("signal " + s, (step, other) -> step.with(s, other.value(s))));
    }
    for (Statistic s : Statistic.values()) {
      if (!part.statistics().contains(s)) {
        all.add(new Reading("statistic " + s, (step, other) -> step.with(s, other.value(s))));
      }
    }
  }

  private static void coefficients(Part part, List<Coefficient> specs, List<Reading> all) {
    for (int i = 0; i < specs.size(); i++) {
      String name = specs.get(i).name();
      int at = i;
      if (!part.coefficients().contains(name)) {
        all.add(
            new Reading("coefficient " + name, (step, other) -> step.withCoefficient(at, other)));
      }
    }
  }
}
