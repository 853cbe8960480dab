package io.github.ae4j.testkit;

import io.github.ae4j.trace.StepObserver;
import io.github.ae4j.trace.StepTrace;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Holds a loop's trace to its promise: of every coefficient of every group what the sources moved
 * sums to the change of the coordinate stored, and what they acted to the change of the one applied,
 * both within 1e-12 of the larger of 1 and the coordinate.
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
    double[][] nowStored = new double[trace.groups()][coefficients.size()];
    double[][] nowApplied = new double[trace.groups()][coefficients.size()];
    for (int g = 0; g < trace.groups(); g++) {
      for (int i = 0; i < coefficients.size(); i++) {
        nowStored[g][i] = trace.coordinate(g, i);
        nowApplied[g][i] = trace.appliedCoordinate(g, i);
        if (stored.length > 0) {
          compare(
              trace, "change stored of", g, i, nowStored[g][i] - stored[g][i], moved(trace, g, i));
          compare(
              trace,
              "change applied of",
              g,
              i,
              nowApplied[g][i] - applied[g][i],
              acted(trace, g, i));
        }
      }
    }
    steps += stored.length > 0 ? 1 : 0;
    stored = nowStored;
    applied = nowApplied;
  }

  private static double moved(StepTrace trace, int group, int i) {
    return IntStream.range(0, trace.sources().size())
        .mapToDouble(s -> trace.moved(group, s, i))
        .sum();
  }

  private static double acted(StepTrace trace, int group, int i) {
    return IntStream.range(0, trace.sources().size())
        .mapToDouble(s -> trace.acted(group, s, i))
        .sum();
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
