package io.github.ae4j;

import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.signal.Statistic.COUNT;
import static io.github.ae4j.signal.Statistic.G_G;
import static io.github.ae4j.signal.Statistic.G_M;
import static io.github.ae4j.signal.Statistic.G_READOUT;
import static io.github.ae4j.signal.Statistic.G_WG;
import static io.github.ae4j.signal.Statistic.G_WM;
import static io.github.ae4j.signal.Statistic.HEAD_G_THETA;
import static io.github.ae4j.signal.Statistic.LOSS;
import static io.github.ae4j.signal.Statistic.MOMENTUM_WEIGHT;
import static io.github.ae4j.signal.Statistic.M_M;
import static io.github.ae4j.signal.Statistic.READOUT_READOUT;
import static io.github.ae4j.signal.Statistic.SUM_G;
import static io.github.ae4j.signal.Statistic.THETA_THETA;
import static io.github.ae4j.signal.Statistic.WG_WG;
import static io.github.ae4j.signal.Statistic.WG_WM;
import static io.github.ae4j.signal.Statistic.WM_WM;

import io.github.ae4j.adapter.OptimizerAdapter;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.DecayBound;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.event.Event;
import io.github.ae4j.signal.Part;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.trace.StepTrace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether a plan can work on an adapter: all that is wrong is found, not the first alone. */
final class PlanCheck {
  /** Signals that may have several writers: the loop's own, and the gauges' of which the last stands. */
  private static final Set<Signal> SHARED = EnumSet.of(Signal.META_GAIN, Signal.EFFECTIVE_STEP);

  /** Where statistics come from, and how a user gets them. */
  private enum Source {
    MOMENT(
        EnumSet.of(G_M, M_M, G_WM, WG_WM, WM_WM, MOMENTUM_WEIGHT),
        "take an optimizer with a first moment, as SGD with momentum or Adam"),
    HEAD(EnumSet.of(HEAD_G_THETA), "name the head, by ParameterGroup.head or ArrayGroup.head"),
    READOUT(
        EnumSet.of(G_READOUT, READOUT_READOUT), "take an adapter that keeps an averaged readout"),
    STEP(
        EnumSet.of(LOSS, COUNT, SUM_G, G_G, G_WG, WG_WG, THETA_THETA),
        "leave out who needs it, by without(name)");

    private final Set<Statistic> statistics;
    private final String remedy;

    Source(Set<Statistic> statistics, String remedy) {
      this.statistics = statistics;
      this.remedy = remedy;
    }
  }

  private final LoopPlan plan;
  private final OptimizerAdapter adapter;
  private final Set<Signal> claimed = EnumSet.noneOf(Signal.class);
  private final List<String> faults = new ArrayList<>();

  PlanCheck(LoopPlan plan, OptimizerAdapter adapter) {
    this.plan = plan;
    this.adapter = adapter;
  }

  /** Throws if anything is wrong, with one line for each fault. */
  void pass() {
    plan.coefficients().forEach(this::coefficient);
    plan.parts().forEach(this::writer);
    statistics();
    freezing();
    Set<String> names = new HashSet<>();
    for (Part part : plan.parts()) {
      name(part, names);
      signals(part);
      coefficients(part);
      verdicts(part);
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join(System.lineSeparator(), faults));
    }
  }

  private void coefficient(Coefficient coefficient) {
    if (!adapter.steerable().contains(coefficient.name())) {
      faults.add(
          adapter.optimizer()
              + " cannot steer coefficient "
              + coefficient.name()
              + "; it can steer "
              + adapter.steerable().stream().sorted().toList());
      return;
    }
    try {
      for (int group = 0; group < adapter.groups(); group++) {
        coefficient.start(adapter.read(group, coefficient.name()));
      }
    } catch (IllegalArgumentException e) {
      faults.add(e.getMessage());
    }
    decay(coefficient);
  }

  /** The bound on the decay must leave room for a rate. */
  private void decay(Coefficient rate) {
    for (int group = 0; rate.name().equals(LEARNING_RATE) && group < adapter.groups(); group++) {
      double lambda = adapter.ratedDecay(group);
      if (rate.minimum() > DecayBound.rate(lambda)) {
        faults.add(
            "least learning rate times the weight decay must be at most "
                + DecayBound.SHARE
                + ", got "
                + rate.minimum()
                + " times "
                + lambda);
      }
    }
  }

  /** What is frozen must be more than nothing, and less than all. */
  private void freezing() {
    if (!plan.freezes()) {
      return;
    }
    if (!adapter.freezes()) {
      faults.add(adapter.optimizer() + " cannot freeze groups, which a part of the loop does");
    } else if (adapter.groups() < 2) {
      faults.add(
          "groups must be two at least where a part freezes them, for one stays trained, and "
              + adapter.optimizer()
              + " has 1: divide its parameters by withGroups");
    }
    for (int group = 0; group < adapter.groups(); group++) {
      if (adapter.parameters(group) == 0) {
        faults.add(
            "a group must have a parameter to be frozen, and "
                + adapter.groupNames().get(group)
                + " has none");
      }
    }
  }

  private void writer(Part part) {
    for (Signal signal : part.writes()) {
      if (!claimed.add(signal) && !SHARED.contains(signal)) {
        faults.add(
            "a signal must have one writer, and " + part.name() + " is the second of " + signal);
      }
    }
  }

  private void name(Part part, Set<String> names) {
    String name = part.name();
    if (!names.add(name)) {
      faults.add("names of a loop's parts must be unique, got " + name + " twice");
    }
    if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
      faults.add("a part's name must be text of one line, got \"" + name + "\"");
    }
    if (name.equals(StepTrace.BOUNDS) || name.equals(StepTrace.OUTSIDE)) {
      faults.add("a part's name must be its own, got " + name + ", which the trace uses");
    }
  }

  /** A line for all that is missing for one reason. */
  private void statistics() {
    for (Source source : Source.values()) {
      Set<Statistic> missing = EnumSet.copyOf(source.statistics);
      missing.removeAll(adapter.measurable());
      missing.retainAll(plan.statistics());
      List<String> readers =
          plan.parts().stream()
              .filter(part -> !Collections.disjoint(part.statistics(), missing))
              .map(Part::name)
              .toList();
      if (!readers.isEmpty()) {
        int more = readers.size() - 1;
        faults.add(
            readers.get(0)
                + (more == 0 ? " needs " : " and " + more + " more need ")
                + missing
                + ", which "
                + adapter.optimizer()
                + " cannot measure; "
                + source.remedy);
      }
    }
  }

  private void signals(Part part) {
    for (Signal signal : new TreeSet<>(part.signals())) {
      if (!plan.written().contains(signal)) {
        faults.add(
            part.name()
                + " reads signal "
                + signal
                + ", which no part of the loop writes; leave it out too, as ablate does, or add"
                + " what writes it");
      }
    }
  }

  private void verdicts(Part part) {
    for (Verdict verdict :
        new TreeSet<>(part instanceof Event event ? event.verdicts() : Set.of())) {
      if (!adapter.verdicts().contains(verdict)) {
        faults.add(
            part.name()
                + " may ask for "
                + verdict
                + ", which "
                + adapter.optimizer()
                + " cannot carry out: "
                + (verdict == Verdict.RESTORE ? "it keeps no snapshot" : "it was told of no head"));
      }
    }
  }

  private void coefficients(Part part) {
    for (String coefficient : new TreeSet<>(part.coefficients())) {
      if (!plan.names().contains(coefficient)) {
        faults.add(
            part.name() + " needs coefficient " + coefficient + ", which the loop does not hold");
      }
    }
  }
}
