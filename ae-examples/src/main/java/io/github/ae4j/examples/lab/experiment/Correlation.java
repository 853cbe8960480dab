package io.github.ae4j.examples.lab.experiment;

import io.github.ae4j.examples.lab.run.Curve;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.hipparchus.stat.correlation.PearsonsCorrelation;

/** Pearson's correlation of two quantities over the course of a run. */
public final class Correlation {
  private static final int FEWEST = 8;

  private Correlation() {}

  /**
   * Over the steps that both curves have and where both charts are finite; NaN where there are fewer
   * than eight of them or one of the two does not move.
   */
  public static double of(
      Curve a, DoubleUnaryOperator chartA, Curve b, DoubleUnaryOperator chartB) {
    Map<Double, Double> at = new LinkedHashMap<>();
    for (int i = 0; i < b.step().length; i++) {
      at.put(b.step()[i], chartB.applyAsDouble(b.value()[i]));
    }
    DoubleStream.Builder x = DoubleStream.builder();
    DoubleStream.Builder y = DoubleStream.builder();
    for (int i = 0; i < a.step().length; i++) {
      double here = chartA.applyAsDouble(a.value()[i]);
      double there = at.getOrDefault(a.step()[i], Double.NaN);
      if (Double.isFinite(here) && Double.isFinite(there)) {
        x.add(here);
        y.add(there);
      }
    }
    return of(x.build().toArray(), y.build().toArray());
  }

  /** NaN for fewer than eight pairs, or where one of the two does not move. */
  public static double of(double[] x, double[] y) {
    return x.length < FEWEST ? Double.NaN : new PearsonsCorrelation().correlation(x, y);
  }

  /** x = log 1/(1-a), the logarithm of a time constant. */
  public static double logTime(double decay) {
    return -Math.log1p(-decay);
  }
}
