package io.github.ae4j;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Part;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.trace.StepTrace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The view of a step that the loop's observers get. */
final class LoopTrace implements StepTrace {
  private static final double ROUNDING = 1e-13;

  private final List<String> coefficients;
  private final List<String> laws;
  private final List<Signal> signals;
  private final List<String> sources;
  private final List<String> groups;
  private final LoopStep step;
  private final Observation observation;
  private final int firstLaw;
  private final int evolution;

  LoopTrace(LoopPlan plan, LoopStep step, Observation observation, List<String> groups) {
    this.groups = groups;
    this.step = step;
    this.observation = observation;
    coefficients = plan.coefficients().stream().map(Coefficient::name).toList();
    laws = plan.stages().get(Stage.DRIVE).stream().map(Part::name).toList();
    signals = plan.shown();
    List<String> names = new ArrayList<>();
    plan.parts().forEach(part -> names.add(part.name()));
    names.addAll(List.of(BOUNDS, OUTSIDE));
    sources = List.copyOf(names);
    firstLaw = plan.first(Stage.DRIVE);
    evolution = plan.stages().get(Stage.EVOLVE).isEmpty() ? -1 : plan.first(Stage.EVOLVE);
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
  public String groupName(int group) {
    return groups.get(group);
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
    return isLaw(source)
        ? push(group, source - firstLaw, coefficient)
        : beside(group, source, coefficient, group(group).moves.moved(source, coefficient));
  }

  @Override
  public double acted(int group, int source, int coefficient) {
    return isLaw(source)
        ? push(group, source - firstLaw, coefficient)
        : beside(group, source, coefficient, group(group).moves.acted(source, coefficient));
  }

  private boolean isLaw(int source) {
    return source >= firstLaw && source < firstLaw + laws.size();
  }

  /** What a law's term moves where the evolution makes its step: s eta u. */
  private double push(int group, int law, int coefficient) {
    double u = term(group, law, coefficient);
    double eta = group(group).coefficients.spec(coefficient).metaStep();
    return u == 0.0 || evolution < 0 ? 0.0 : group(group).signals.value(Signal.META_GAIN) * eta * u;
  }

  /** What a source did; of the first evolution, what it did beside the laws, rounding apart. */
  private double beside(int group, int source, int coefficient, double done) {
    if (source != evolution) {
      return done;
    }
    double own = done;
    double size = 1.0 + Math.abs(done);
    for (int law = 0; law < laws.size(); law++) {
      double push = push(group, law, coefficient);
      own -= push;
      size += Math.abs(push);
    }
    return Math.abs(own) <= ROUNDING * size ? 0.0 : own;
  }
}
