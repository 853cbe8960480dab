package io.github.ae4j.testkit;

import io.github.ae4j.trace.StepObserver;
import io.github.ae4j.trace.StepTrace;
import java.util.List;

/**
 * Holds a loop's trace to its promise: of every coefficient of every group what the sources moved
 * sums to the change of the stored coordinate, and what they hold to the coordinate applied less the
 * one stored, both within 1e-12 of the larger of 1 and the coordinate.
 */
public final class TraceSums implements StepObserver {
  private static final double TOLERANCE = 1e-12;

  private double[][] before = {};
  private List<String> coefficients = List.of();
  private long steps;

  /** Names of the coefficients seen. */
  public List<String> coefficients() {
    return coefficients;
  }

  /** Steps compared with the one before. */
  public long steps() {
    return steps;
  }

  @Override
  public void onStep(StepTrace trace) {
    coefficients = trace.coefficients();
    double[][] now = new double[trace.groups()][trace.coefficients().size()];
    for (int g = 0; g < now.length; g++) {
      for (int i = 0; i < now[g].length; i++) {
        now[g][i] = trace.coordinate(g, i);
        if (before.length > 0) {
          compare(trace, "change of", g, i, now[g][i] - before[g][i], moved(trace, g, i));
        }
        double gap = trace.appliedCoordinate(g, i) - now[g][i];
        compare(trace, "hold of", g, i, gap, held(trace, g, i));
      }
    }
    steps += before.length > 0 ? 1 : 0;
    before = now;
  }

  private static double moved(StepTrace trace, int group, int i) {
    double sum = 0.0;
    for (int source = 0; source < trace.sources().size(); source++) {
      sum += trace.moved(group, source, i);
    }
    return sum;
  }

  private static double held(StepTrace trace, int group, int i) {
    double sum = 0.0;
    for (int source = 0; source < trace.sources().size(); source++) {
      sum += trace.held(group, source, i);
    }
    return sum;
  }

  private static void compare(
      StepTrace trace, String what, int group, int i, double seen, double sum) {
    double scale = Math.max(1.0, Math.abs(trace.coordinate(group, i)));
    if (!(Math.abs(seen - sum) <= TOLERANCE * scale)) {
      throw new AssertionError(
          what
              + " "
              + trace.coefficients().get(i)
              + " in group "
              + group
              + " at step "
              + trace.step()
              + " must be the sum of its sources, got "
              + seen
              + " and "
              + sum);
    }
  }
}
