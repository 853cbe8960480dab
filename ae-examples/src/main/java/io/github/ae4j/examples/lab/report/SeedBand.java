package io.github.ae4j.examples.lab.report;

import io.github.ae4j.examples.lab.run.Curve;
import io.github.ae4j.examples.lab.run.RunRecord;
import io.github.ae4j.examples.lab.stats.Ranks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** A curve over the seeds: its median, infinite where most broke down, and the whole range. */
record SeedBand(double[] step, double[] median, double[] low, double[] high) {
  private static final double NEAR_ONE = 0.95;

  /** The band of the runs that have the curve. */
  static SeedBand of(List<RunRecord> runs, String name) {
    TreeMap<Double, List<Double>> values = new TreeMap<>();
    for (RunRecord run : runs) {
      Curve curve = run.curve(name);
      for (int i = 0; i < curve.step().length; i++) {
        values.computeIfAbsent(curve.step()[i], step -> new ArrayList<>()).add(curve.value()[i]);
      }
    }
    return new SeedBand(
        values.keySet().stream().mapToDouble(Double::doubleValue).toArray(),
        each(values, row -> Ranks.median(row.toArray())),
        each(values, row -> row.filter(x -> !Double.isNaN(x)).min().orElse(Double.NaN)),
        each(values, row -> row.filter(x -> !Double.isNaN(x)).max().orElse(Double.NaN)));
  }

  private static double[] each(
      TreeMap<Double, List<Double>> values, ToDoubleFunction<DoubleStream> of) {
    return values.values().stream()
        .mapToDouble(row -> of.applyAsDouble(row.stream().mapToDouble(Double::doubleValue)))
        .toArray();
  }

  /** Whether it stays close below 1, as an averaging coefficient does: 1 minus it tells more. */
  boolean isNearOne() {
    return isEmpty()
        || Arrays.stream(low).allMatch(x -> x > NEAR_ONE)
            && Arrays.stream(high).allMatch(x -> x < 1.0);
  }

  SeedBand complement() {
    return new SeedBand(step, oneMinus(median), oneMinus(high), oneMinus(low));
  }

  private static double[] oneMinus(double[] values) {
    return Arrays.stream(values).map(x -> 1.0 - x).toArray();
  }

  boolean isEmpty() {
    return Arrays.stream(median).noneMatch(Double::isFinite);
  }
}
