package io.github.ae4j.testkit;

import io.github.ae4j.trace.StepObserver;
import io.github.ae4j.trace.StepTrace;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Holds a loop's trace to its promise: of every coefficient of every group what the sources moved
 * sums to the change of the coordinate stored, and what they acted to the change of the one
 * applied, both within 1e-12 of the largest of 1, the coordinate and what the sources moved, each
 * by itself: where laws drive a billion beyond a bound, the bound takes a billion back, and the
 * rest is their rounding.
 */
public final class TraceSums implements StepObserver {
  private static final double TOLERANCE = 1e-12;

  private double[][] stored = {};
  private double[][] applied = {};
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
    boolean first = stored.length == 0;
    if (first) {
      stored = new double[trace.groups()][coefficients.size()];
      applied = new double[trace.groups()][coefficients.size()];
    }
    for (int g = 0; g < trace.groups(); g++) {
      for (int i = 0; i < coefficients.size(); i++) {
        if (!first) {
          compare(trace, g, i);
        }
        stored[g][i] = trace.coordinate(g, i);
        applied[g][i] = trace.appliedCoordinate(g, i);
      }
    }
    steps += first ? 0 : 1;
  }

  private void compare(StepTrace trace, int g, int i) {
    double change = trace.coordinate(g, i) - stored[g][i];
    compare(trace, "change stored of", g, i, change, shares(trace, s -> trace.moved(g, s, i)));
    double acting = trace.appliedCoordinate(g, i) - applied[g][i];
    compare(trace, "change applied of", g, i, acting, shares(trace, s -> trace.acted(g, s, i)));
  }

  private static double[] shares(StepTrace trace, IntToDoubleFunction share) {
    return IntStream.range(0, trace.sources().size()).mapToDouble(share).toArray();
  }

  private static void compare(
      StepTrace trace, String what, int group, int i, double seen, double[] shares) {
    double sum = Arrays.stream(shares).sum();
    double size = Arrays.stream(shares).map(Math::abs).sum();
    double scale = Math.max(Math.max(1.0, size), Math.abs(trace.coordinate(group, i)));
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
