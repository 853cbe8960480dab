package io.github.ae4j.machine;

import io.github.ae4j.event.NonFinite;
import io.github.ae4j.event.ZeroGradient;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.trace.StepTrace;

/**
 * A look at what a loop shows of a step.
 *
 * @param trace valid during the step
 * @param nanos time since the rule was set to watch
 * @param data units used since then
 * @param isInterrupted whether somebody has asked the run to stop
 */
record TraceLook(StepTrace trace, long nanos, long data, boolean isInterrupted) implements Look {
  @Override
  public double loss() {
    return trace.statistic(0, Statistic.LOSS);
  }

  @Override
  public boolean isFinite() {
    return !isNamed(NonFinite.EVENT) && Double.isFinite(loss());
  }

  @Override
  public boolean isMeasured() {
    return !trace.verdict().leavesOut() && Double.isFinite(loss()) && !isNamed(ZeroGradient.EVENT);
  }

  @Override
  public boolean isNamed(String event) {
    return trace.event() != null && trace.events().contains(event);
  }

  @Override
  public int groups() {
    return trace.groups();
  }

  @Override
  public double signal(int group, Signal signal) {
    return trace.signal(group, signal);
  }

  @Override
  public double statistic(int group, Statistic statistic) {
    return trace.statistic(group, statistic);
  }

  @Override
  public double applied(int group, String coefficient) {
    int place = trace.coefficients().indexOf(coefficient);
    return place < 0 ? Double.NaN : trace.applied(group, place);
  }
}
