package io.github.ae4j;

import io.github.ae4j.adapter.Demand;
import io.github.ae4j.adapter.OptimizerAdapter;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.signal.Part;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The parts a builder lists, taken as a whole: what they need, whether it is there. */
final class LoopPlan {
  /** Signals the loop itself keeps for its parts. */
  private static final Set<Signal> OWN = EnumSet.of(Signal.META_GAIN);

  /** Signals that may have several writers: the loop's own, and the gauges' of which the last stands. */
  private static final Set<Signal> SHARED = EnumSet.of(Signal.META_GAIN, Signal.EFFECTIVE_STEP);

  private LoopPlan() {}

  /** Every part, in the order of memory and of the step. */
  static List<Part> elements(LoopBuilder plan) {
    List<Part> all = new ArrayList<>(plan.screens);
    all.addAll(plan.measurements);
    all.addAll(plan.events);
    all.addAll(plan.guards);
    all.addAll(plan.laws);
    all.addAll(plan.evolutions);
    all.addAll(plan.limits);
    return all;
  }

  static Demand demand(LoopBuilder plan) {
    Set<Statistic> statistics = EnumSet.noneOf(Statistic.class);
    elements(plan).forEach(element -> statistics.addAll(element.statistics()));
    statistics.remove(Statistic.REWARD);
    return new Demand(statistics, names(plan));
  }

  private static Set<String> names(LoopBuilder plan) {
    return plan.coefficients.stream()
        .map(Coefficient::name)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** What must be equal for a checkpoint to fit: the adapter's kind and every part's settings. */
  static String fingerprint(LoopBuilder plan, OptimizerAdapter adapter) {
    StringBuilder text = new StringBuilder(adapter.optimizer()).append(adapter.groups());
    plan.coefficients.forEach(coefficient -> text.append('|').append(coefficient));
    elements(plan).forEach(e -> text.append('|').append(e.name()).append(settings(e)));
    return Checkpoint.checksum(text);
  }

  private static String settings(Part element) {
    return element instanceof Record ? element.toString() : Integer.toString(element.slots());
  }

  static void remove(LoopBuilder plan, String name) {
    boolean found = false;
    for (List<? extends Part> kind :
        List.of(
            plan.screens,
            plan.measurements,
            plan.events,
            plan.guards,
            plan.laws,
            plan.evolutions,
            plan.limits)) {
      found |= kind.removeIf(e -> e.name().equals(name) || e.name().startsWith(name + " "));
    }
    if (!found) {
      throw new IllegalArgumentException(
          "no part of the loop is named " + name + "; it has " + partNames(plan));
    }
  }

  private static List<String> partNames(LoopBuilder plan) {
    return elements(plan).stream().map(Part::name).toList();
  }

  static void check(LoopBuilder plan) {
    OptimizerAdapter adapter = plan.adapter;
    for (String name : names(plan)) {
      if (!adapter.steerable().contains(name)) {
        throw new IllegalArgumentException(
            adapter.optimizer()
                + " cannot steer coefficient "
                + name
                + "; it can steer "
                + sorted(adapter.steerable()));
      }
    }
    Set<String> seen = new HashSet<>();
    Set<Signal> written = EnumSet.copyOf(OWN);
    elements(plan).forEach(element -> claim(element, written));
    for (Part element : elements(plan)) {
      if (!seen.add(element.name())) {
        throw new IllegalArgumentException(
            "names of a loop's parts must be unique, got " + element.name() + " twice");
      }
      check(plan, element, written);
    }
  }

  private static void claim(Part element, Set<Signal> written) {
    for (Signal signal : element.writes()) {
      if (!written.add(signal) && !SHARED.contains(signal)) {
        throw new IllegalArgumentException(
            "a signal must have one writer, and " + element.name() + " is the second of " + signal);
      }
    }
  }

  private static void check(LoopBuilder plan, Part element, Set<Signal> written) {
    for (Statistic statistic : element.statistics()) {
      if (statistic != Statistic.REWARD && !plan.adapter.measurable().contains(statistic)) {
        throw new IllegalArgumentException(
            element.name()
                + " needs statistic "
                + statistic
                + ", which "
                + plan.adapter.optimizer()
                + " cannot measure");
      }
    }
    for (Signal signal : element.signals()) {
      if (!written.contains(signal)) {
        throw new IllegalArgumentException(
            element.name() + " reads signal " + signal + ", which no part of the loop writes");
      }
    }
    for (String coefficient : element.coefficients()) {
      if (!names(plan).contains(coefficient)) {
        throw new IllegalArgumentException(
            element.name()
                + " needs coefficient "
                + coefficient
                + ", which the loop does not hold");
      }
    }
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }
}
