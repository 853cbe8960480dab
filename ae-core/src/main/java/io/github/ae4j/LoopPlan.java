package io.github.ae4j;

import io.github.ae4j.adapter.Demand;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Moves;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.event.Event;
import io.github.ae4j.signal.Part;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.trace.StepObserver;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * What a loop is made of, taken as a whole.
 *
 * @param coefficients what is steered
 * @param stages the parts of each stage, in their order
 * @param observers who is told of each step
 * @param nonFiniteLimit see {@link LoopBuilder#nonFiniteLimit}; 0 for none
 */
record LoopPlan(
    List<Coefficient> coefficients,
    Map<Stage, List<Part>> stages,
    List<StepObserver> observers,
    int nonFiniteLimit) {
  /** Signals the loop itself keeps for its parts. */
  private static final Set<Signal> OWN =
      EnumSet.of(
          Signal.META_GAIN,
          Signal.VALIDATION,
          Signal.VALIDATION_BEST,
          Signal.VALIDATIONS,
          Signal.UNSEEN,
          Signal.FREEZABLE,
          Signal.FROZEN_BEFORE,
          Signal.WHOLE_NORM);

  /** Those that say nothing of a step. */
  private static final Set<Signal> UNTOLD =
      EnumSet.of(Signal.META_GAIN, Signal.FREEZABLE, Signal.FROZEN_BEFORE);

  /** Keeps copies; a stage that is not listed has no parts. */
  LoopPlan {
    coefficients = List.copyOf(coefficients);
    observers = List.copyOf(observers);
    Map<Stage, List<Part>> copy = new EnumMap<>(Stage.class);
    for (Stage stage : Stage.values()) {
      copy.put(stage, List.copyOf(stages.getOrDefault(stage, List.of())));
    }
    stages = Collections.unmodifiableMap(copy);
  }

  /** Every part, in the order of memory and of the step. */
  List<Part> parts() {
    return stages.values().stream().flatMap(Collection::stream).toList();
  }

  /** The parts of one stage. */
  <P extends Part> P[] parts(Stage stage, IntFunction<P[]> array) {
    return stages.get(stage).toArray(array);
  }

  /** Place of a stage's first part among all. */
  int first(Stage stage) {
    int place = 0;
    for (Stage before : Stage.values()) {
      if (before == stage) {
        break;
      }
      place += stages.get(before).size();
    }
    return place;
  }

  /** Names of the coefficients, in their order. */
  Set<String> names() {
    return coefficients.stream()
        .map(Coefficient::name)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Signals that the loop or some part writes. */
  Set<Signal> written() {
    Set<Signal> written = EnumSet.copyOf(OWN);
    parts().forEach(part -> written.addAll(part.writes()));
    return written;
  }

  /** Signals that a trace shows: those that parts write, and of validation those that some part reads. */
  List<Signal> shown() {
    Set<Signal> shown = EnumSet.noneOf(Signal.class);
    for (Part part : parts()) {
      shown.addAll(part.signals());
      shown.addAll(part.optional());
    }
    shown.retainAll(OWN);
    shown.removeAll(UNTOLD);
    parts().forEach(part -> shown.addAll(part.writes()));
    return List.copyOf(shown);
  }

  /** Whether some part freezes groups. */
  boolean freezes() {
    return parts().stream().anyMatch(part -> part.writes().contains(Signal.FROZEN));
  }

  /** A part that must have a signal which no part writes, if there is one. */
  Optional<Part> orphan() {
    return parts().stream().filter(part -> !written().containsAll(part.signals())).findFirst();
  }

  /** Statistics that some part declares. */
  Set<Statistic> statistics() {
    Set<Statistic> statistics = EnumSet.noneOf(Statistic.class);
    parts().forEach(part -> statistics.addAll(part.statistics()));
    return statistics;
  }

  /** Verdicts that some event declares. */
  Set<Verdict> verdicts() {
    Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
    for (Part part : parts()) {
      if (part instanceof Event event) {
        verdicts.addAll(event.verdicts());
      }
    }
    return verdicts;
  }

  /** What the parts together ask of an adapter; the reward is the loop's own. */
  Demand demand() {
    Set<Statistic> measured = statistics();
    measured.remove(Statistic.REWARD);
    return new Demand(measured, names());
  }

  /** The book of moves of one group; unread where nobody is told of the steps. */
  Moves book() {
    return observers.isEmpty() ? Moves.unread() : new Moves(parts().size(), coefficients.size());
  }
}
