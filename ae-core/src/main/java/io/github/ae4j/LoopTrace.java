package io.github.ae4j;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Part;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.trace.StepTrace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The view of a step that the loop's observers get. */
final class LoopTrace implements StepTrace {
  private final List<String> coefficients;
  private final List<String> laws;
  private final List<Signal> signals;
  private final List<String> sources = new ArrayList<>();
  private final LoopStep step;
  private final Observation observation;
  private final int firstLaw;
  private final int evolution;

  LoopTrace(LoopPlan plan, LoopStep step, Observation observation) {
    this.step = step;
    this.observation = observation;
    coefficients = plan.coefficients().stream().map(Coefficient::name).toList();
    laws = plan.stages().get(Stage.DRIVE).stream().map(Part::name).toList();
    signals =
        plan.parts().stream()
            .map(Part::writes)
            .flatMap(Collection::stream)
            .distinct()
            .sorted()
            .toList();
    plan.parts().forEach(part -> sources.add(part.name()));
    sources.add(BOUNDS);
    sources.add(OUTSIDE);
    firstLaw = plan.first(Stage.DRIVE);
    evolution = plan.first(Stage.EVOLVE);
  }

  private Group group(int group) {
    return step.groups()[group];
  }

  @Override
  public long step() {
    return step.decision().step();
  }

  @Override
  public Verdict verdict() {
    return step.decision().verdict();
  }

  @Override
  public @Nullable String event() {
    return step.response().event();
  }

  @Override
  public List<String> events() {
    return step.response().events();
  }

  @Override
  public int groups() {
    return step.groups().length;
  }

  @Override
  public List<String> coefficients() {
    return coefficients;
  }

  @Override
  public List<String> laws() {
    return laws;
  }

  @Override
  public List<Signal> signals() {
    return signals;
  }

  @Override
  public List<String> sources() {
    return sources;
  }

  @Override
  public double statistic(int group, Statistic statistic) {
    return observation.value(group, statistic);
  }

  @Override
  public double signal(int group, Signal signal) {
    return group(group).signals.value(signal);
  }

  @Override
  public double applied(int group, int coefficient) {
    return group(group).candidate.value(coefficient);
  }

  @Override
  public double stored(int group, int coefficient) {
    return group(group).coefficients.value(coefficient);
  }

  @Override
  public double coordinate(int group, int coefficient) {
    return group(group).coefficients.coordinate(coefficient);
  }

  @Override
  public double appliedCoordinate(int group, int coefficient) {
    return group(group).candidate.applied(coefficient);
  }

  @Override
  public double term(int group, int law, int coefficient) {
    return group(group).drive.term(law, coefficient);
  }

  @Override
  public double moved(int group, int source, int coefficient) {
    int law = source - firstLaw;
    if (law >= 0 && law < laws.size()) {
      return push(group, law, coefficient);
    }
    double moved = group(group).moves.moved(source, coefficient);
    if (source == evolution && source < sources.size() - 2) {
      for (int l = 0; l < laws.size(); l++) {
        moved -= push(group, l, coefficient);
      }
    }
    return moved;
  }

  /** What a law's term moves where the evolution makes its step: s eta u. */
  private double push(int group, int law, int coefficient) {
    double u = term(group, law, coefficient);
    double eta = group(group).coefficients.spec(coefficient).metaStep();
    return u == 0.0 ? 0.0 : group(group).signals.value(Signal.META_GAIN) * eta * u;
  }

  @Override
  public double held(int group, int source, int coefficient) {
    return group(group).moves.held(source, coefficient);
  }
}
