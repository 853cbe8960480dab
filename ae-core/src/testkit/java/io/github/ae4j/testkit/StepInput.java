package io.github.ae4j.testkit;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All that one step shows to an element.
 *
 * @param signals every signal's value
 * @param statistics every statistic's value, those of one small random problem
 * @param values where the coefficients stand
 * @param others what others have put there before: a drive, or how far the candidate has moved
 * @param interruption what interrupts the step before, if anything
 */
record StepInput(
    Map<Signal, Double> signals,
    Map<Statistic, Double> statistics,
    double[] values,
    double[] others,
    @Nullable Interruption interruption) {
  private static final int DIMENSION = 3;
  private static final int CALM = 12;

  /** A history that is a function of the seed. */
  static List<StepInput> history(
      List<Coefficient> coefficients, Function<Signal, SignalRange> ranges, int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<StepInput> history = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      history.add(random(coefficients, ranges, random));
    }
    return history;
  }

  private static StepInput random(
      List<Coefficient> coefficients,
      Function<Signal, SignalRange> ranges,
      SplittableRandom random) {
    Map<Signal, Double> signals = new EnumMap<>(Signal.class);
    for (Signal signal : Signal.values()) {
      signals.put(signal, ranges.apply(signal).anywhere(random));
    }
    double[] values = new double[coefficients.size()];
    double[] others = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      Coefficient c = coefficients.get(i);
      double low = c.chart().coordinate(c.minimum());
      double high = c.chart().coordinate(c.maximum());
      double value = c.chart().value(low + (high - low) * random.nextDouble());
      values[i] = Math.max(c.minimum(), Math.min(c.maximum(), value));
      others[i] = 4.0 * random.nextDouble() - 2.0;
    }
    int kind = random.nextInt(CALM);
    Interruption interruption =
        kind < Interruption.values().length ? Interruption.values()[kind] : null;
    return new StepInput(signals, statistics(random), values, others, interruption);
  }

  double value(Signal signal) {
    return Objects.requireNonNull(signals.get(signal));
  }

  double value(Statistic statistic) {
    return Objects.requireNonNull(statistics.get(statistic));
  }

  /** The same step with one signal at another value. */
  StepInput with(Signal signal, double value) {
    Map<Signal, Double> changed = new EnumMap<>(signals);
    changed.put(signal, value);
    return new StepInput(changed, statistics, values, others, interruption);
  }

  /** The same step after other parts have put something else there. */
  StepInput withOthers(double[] other) {
    return new StepInput(signals, statistics, values, other, interruption);
  }

  /** The same step without an interruption. */
  StepInput calm() {
    return new StepInput(signals, statistics, values, others, null);
  }

  /** Reductions of random g, m, w and theta, so that they fit each other. */
  private static Map<Statistic, Double> statistics(SplittableRandom random) {
    double[] g = vector(random);
    double[] m = vector(random);
    double[] theta = vector(random);
    double[] readout = vector(random);
    double[] wg = g.clone();
    double[] wm = m.clone();
    for (int i = 0; i < DIMENSION; i++) {
      double w = random.nextDouble() + 0.1;
      wg[i] *= w;
      wm[i] *= w;
    }
    Map<Statistic, Double> all = new EnumMap<>(Statistic.class);
    all.put(Statistic.LOSS, vector(random)[0]);
    all.put(Statistic.REWARD, vector(random)[0]);
    all.put(Statistic.COUNT, (double) DIMENSION);
    all.put(Statistic.SUM_G, g[0] + g[1] + g[2]);
    all.put(Statistic.G_G, dot(g, g));
    all.put(Statistic.G_M, dot(g, m));
    all.put(Statistic.M_M, dot(m, m));
    all.put(Statistic.G_WG, dot(g, wg));
    all.put(Statistic.G_WM, dot(g, wm));
    all.put(Statistic.WG_WG, dot(wg, wg));
    all.put(Statistic.WG_WM, dot(wg, wm));
    all.put(Statistic.WM_WM, dot(wm, wm));
    all.put(Statistic.THETA_THETA, dot(theta, theta));
    all.put(Statistic.MOMENTUM_WEIGHT, random.nextDouble());
    all.put(Statistic.G_READOUT, dot(g, readout));
    all.put(Statistic.READOUT_READOUT, dot(readout, readout));
    return all;
  }

  private static double[] vector(SplittableRandom random) {
    double scale =
        random.nextInt(10) == 0 ? 0.0 : Math.pow(10.0, 20.0 * random.nextDouble() - 10.0);
    double[] vector = new double[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] = scale * (2.0 * random.nextDouble() - 1.0);
    }
    return vector;
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }
}
