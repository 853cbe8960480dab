package io.github.ae4j.machine;

import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A trace made by hand: one look that a test sets, and a rule that is shown it. */
final class Made implements Look {
  final Map<Signal, Double> signals = new EnumMap<>(Signal.class);
  final Set<String> events = new HashSet<>();
  double loss = 1.0;
  double parameters = 1.0;
  double rate = 0.1;
  long nanos;
  long data;
  boolean finite = true;
  boolean measured = true;
  boolean interrupted;

  private final HaltRule rule;
  private final Slots memory;

  Made(HaltRule rule) {
    this.rule = rule;
    memory = Slots.of(rule.slots());
  }

  /** Shows the rule a step of a loss; whether it holds then. */
  boolean step(double loss) {
    this.loss = loss;
    return step();
  }

  boolean step() {
    rule.see(this, memory);
    events.clear();
    return rule.holds(memory);
  }

  /** Shows the rule a step that was not finite. */
  boolean bad() {
    finite = false;
    measured = false;
    boolean holds = step(Double.NaN);
    finite = true;
    measured = true;
    return holds;
  }

  boolean figure(double figure) {
    rule.validated(figure, memory);
    return rule.holds(memory);
  }

  boolean drift(double loss) {
    events.add("drift");
    return step(loss);
  }

  boolean suspects() {
    return rule.suspects(memory);
  }

  String reason() {
    return rule.reason(memory);
  }

  Map<String, Double> values() {
    return rule.values(memory);
  }

  @Override
  public double loss() {
    return loss;
  }

  @Override
  public boolean isFinite() {
    return finite;
  }

  @Override
  public boolean isMeasured() {
    return measured;
  }

  @Override
  public boolean isNamed(String event) {
    return events.contains(event);
  }

  @Override
  public int groups() {
    return 1;
  }

  @Override
  public double signal(int group, Signal signal) {
    return signals.getOrDefault(signal, 0.0);
  }

  @Override
  public double statistic(int group, Statistic statistic) {
    return statistic == Statistic.THETA_THETA ? parameters * parameters : Double.NaN;
  }

  @Override
  public double applied(int group, String coefficient) {
    return rate;
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public long data() {
    return data;
  }

  @Override
  public boolean isInterrupted() {
    return interrupted;
  }
}
