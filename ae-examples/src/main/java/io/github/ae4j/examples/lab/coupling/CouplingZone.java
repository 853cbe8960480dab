package io.github.ae4j.examples.lab.coupling;

import io.github.ae4j.examples.lab.experiment.Correlation;
import io.github.ae4j.examples.lab.run.Curve;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.RunRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The best fifth of a grid of constants over rate and momentum, on the chart (log alpha, log
 * 1/(1-mu)): canonical, with alpha = lr/(1-mu) the length of a step in gradients, or native, with the
 * heavy ball's own lr.
 *
 * @param grid all constants
 * @param best those of the best fifth
 */
record CouplingZone(List<Point> grid, List<Point> best) {
  private static final int FIFTH = 5;

  /**
   * A place on the canonical chart.
   *
   * @param rate log alpha
   * @param time log 1/(1-mu)
   */
  record Point(double rate, double time) {
    /** Of what is applied in canonical form. */
    static Point canonical(double alpha, double momentum) {
      return new Point(Math.log(alpha), Correlation.logTime(momentum));
    }

    /** log lr, the heavy ball's. */
    double nativeRate() {
      return rate - time;
    }

    private double distance(Point other) {
      return Math.hypot(rate - other.rate, time - other.time);
    }
  }

  /** The zone that the runs of a seed show, the higher the final metric the better. */
  static CouplingZone of(List<RunRecord> runs) {
    List<RunRecord> sorted = new ArrayList<>(runs);
    sorted.sort(
        Comparator.comparingDouble((RunRecord run) -> run.metric(Outcome.FINAL)).reversed());
    return ranked(sorted.stream().map(CouplingZone::constant).toList());
  }

  private static CouplingZone ranked(List<Point> points) {
    return new CouplingZone(points, points.subList(0, points.size() / FIFTH));
  }

  /** The zone that all seeds but one show, by the mean of the final metric. */
  static CouplingZone ofOthers(List<RunRecord> runs, long seed) {
    Map<String, List<RunRecord>> constants =
        runs.stream()
            .filter(run -> run.seed() != seed)
            .collect(
                Collectors.groupingBy(
                    RunRecord::setting, LinkedHashMap::new, Collectors.toUnmodifiableList()));
    List<List<RunRecord>> sorted = new ArrayList<>(constants.values());
    sorted.sort(Comparator.comparingDouble(CouplingZone::mean).reversed());
    return ranked(sorted.stream().map(same -> constant(same.get(0))).toList());
  }

  private static double mean(List<RunRecord> runs) {
    return runs.stream()
        .mapToDouble(run -> run.metric(Outcome.FINAL))
        .average()
        .orElse(Double.NEGATIVE_INFINITY);
  }

  /** A constant's place, from the heavy ball's rate and momentum that its run wrote down. */
  private static Point constant(RunRecord run) {
    double momentum = run.outcome().curves().get("momentum").value()[0];
    double rate = run.outcome().curves().get("learningRate").value()[0];
    return Point.canonical(rate / (1.0 - momentum), momentum);
  }

  /** Correlation of log alpha with log 1/(1-mu) in the zone. */
  double canonicalCorrelation() {
    return Correlation.of(
        best.stream().mapToDouble(Point::rate).toArray(),
        best.stream().mapToDouble(Point::time).toArray());
  }

  /** Correlation of log lr with log 1/(1-mu) in the zone. */
  double nativeCorrelation() {
    return Correlation.of(
        best.stream().mapToDouble(Point::nativeRate).toArray(),
        best.stream().mapToDouble(Point::time).toArray());
  }

  /** Whether a constant is of the zone. */
  boolean holds(RunRecord run) {
    return best.contains(constant(run));
  }

  /** Share of a steered run's records that are nearest to a point of the zone. */
  double occupancy(RunRecord run) {
    Curve rate = run.outcome().curves().get("learningRate");
    Curve momentum = run.outcome().curves().get("momentum");
    int inside = 0;
    for (int i = 0; i < rate.value().length; i++) {
      Point here = Point.canonical(rate.value()[i], momentum.value()[i]);
      Point nearest = grid.stream().min(Comparator.comparingDouble(here::distance)).orElseThrow();
      inside += best.contains(nearest) ? 1 : 0;
    }
    return (double) inside / rate.value().length;
  }
}
