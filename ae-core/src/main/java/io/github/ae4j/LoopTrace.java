package io.github.ae4j;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Decision;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.event.Response;
import io.github.ae4j.law.Law;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Part;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.trace.StepTrace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The view of the loop that its observers get. */
final class LoopTrace implements StepTrace {
  private final List<String> coefficients;
  private final List<String> laws;
  private final List<Signal> signals;
  private final Group[] groups;
  private final Observation observation;
  private final Decision decision;
  private final Response response;

  LoopTrace(
      LoopBuilder plan,
      Group[] groups,
      Observation observation,
      Decision decision,
      Response response) {
    this.coefficients = plan.coefficients.stream().map(Coefficient::name).toList();
    this.laws = plan.laws.stream().map(Law::name).toList();
    this.signals =
        LoopPlan.elements(plan).stream()
            .map(Part::writes)
            .flatMap(java.util.Set::stream)
            .distinct()
            .sorted()
            .toList();
    this.groups = groups;
    this.observation = observation;
    this.decision = decision;
    this.response = response;
  }

  @Override
  public long step() {
    return decision.step();
  }

  @Override
  public Verdict verdict() {
    return decision.verdict();
  }

  @Override
  public @Nullable String event() {
    return response.event();
  }

  @Override
  public int groups() {
    return groups.length;
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
  public double statistic(int group, Statistic statistic) {
    return observation.value(group, statistic);
  }

  @Override
  public double signal(int group, Signal signal) {
    return groups[group].signals.value(signal);
  }

  @Override
  public double applied(int group, int coefficient) {
    return groups[group].candidate.value(coefficient);
  }

  @Override
  public double stored(int group, int coefficient) {
    return groups[group].coefficients.value(coefficient);
  }

  @Override
  public double term(int group, int law, int coefficient) {
    return groups[group].drive.term(law, coefficient);
  }
}
