package io.github.ae4j.examples.tune;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;

/**
 * The best of the baselines in hindsight: constant rates, and cosines where the task stands, with
 * momentum 0 and .9. Rates lie a factor of sqrt 10 apart: first every second one from 1e-4 to 10, on
 * beyond an edge that is best, then those beside the best.
 */
final class Hindsight {
  private static final double[] MOMENTA = {0.0, 0.9};
  private static final int FIRST = -8;
  private static final int LAST = 2;

  /** Where extending ends: rates of 1e-8 and 1e6. */
  private static final int FARTHEST = 14;

  private static final int CENTRE = -2;

  private Hindsight() {}

  /** The figure of the best baseline. */
  static double best(TuneTask task, Rule rule) {
    boolean stands = task.drift() == TuneTask.Drift.NONE;
    double best = Double.POSITIVE_INFINITY;
    for (double momentum : MOMENTA) {
      best = Math.min(best, best(task, rule, momentum, 0));
      if (stands) {
        best = Math.min(best, best(task, rule, momentum, task.steps()));
      }
    }
    return best;
  }

  private static double best(TuneTask task, Rule rule, double momentum, int cosineSteps) {
    return least(
        half -> Figure.of(task, rule.plain(Math.pow(10.0, half / 2.0), momentum, cosineSteps)));
  }

  /** The least value over a grid of half decades, extended while the least is on its edge. */
  static double least(IntToDoubleFunction figure) {
    TreeMap<Integer, Double> seen = new TreeMap<>();
    for (int half = FIRST; half <= LAST; half += 2) {
      seen.put(half, figure.applyAsDouble(half));
    }
    int at = argument(seen);
    while (at == seen.firstKey() && at > CENTRE - FARTHEST
        || at == seen.lastKey() && at < CENTRE + FARTHEST) {
      int beyond = at == seen.firstKey() ? at - 2 : at + 2;
      seen.put(beyond, figure.applyAsDouble(beyond));
      at = argument(seen);
    }
    seen.put(at - 1, figure.applyAsDouble(at - 1));
    seen.put(at + 1, figure.applyAsDouble(at + 1));
    return seen.get(argument(seen));
  }

  private static int argument(TreeMap<Integer, Double> seen) {
    return seen.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }
}
