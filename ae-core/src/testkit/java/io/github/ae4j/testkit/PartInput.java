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
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All that one step shows to a part.
 *
 * @param signals every signal's value
 * @param statistics the statistics measured, those of one small random problem
 * @param values where the coefficients stand
 * @param others what others have put there before: a drive, or how far the candidate has moved
 * @param interruption what interrupts the step before, if anything
 */
record PartInput(
    Map<Signal, Double> signals,
    Map<Statistic, Double> statistics,
    double[] values,
    double[] others,
    @Nullable Interruption interruption) {
  private static final int CALM = 12;

  /** A history that is a function of the seed. */
  static List<PartInput> history(
      List<Coefficient> coefficients, Function<Signal, SignalRange> ranges, int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<PartInput> history = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      history.add(random(coefficients, ranges, random));
    }
    return history;
  }

  private static PartInput random(
      List<Coefficient> coefficients,
      Function<Signal, SignalRange> ranges,
      SplittableRandom random) {
    Map<Signal, Double> signals = new EnumMap<>(Signal.class);
    for (Signal signal : Signal.values()) {
      signals.put(signal, ranges.apply(signal).anywhere(random));
    }
    double[] values = coefficients.stream().mapToDouble(c -> value(c, random)).toArray();
    double[] others = values.clone();
    java.util.Arrays.setAll(others, i -> 4.0 * random.nextDouble() - 2.0);
    int kind = random.nextInt(CALM);
    Interruption interruption =
        kind < Interruption.values().length ? Interruption.values()[kind] : null;
    return new PartInput(
        signals, SmallProblem.anywhere(random).statistics(), values, others, interruption);
  }

  private static double value(Coefficient c, SplittableRandom random) {
    double low = c.chart().coordinate(c.minimum());
    double high = c.chart().coordinate(c.maximum());
    double value = c.chart().value(low + (high - low) * random.nextDouble());
    return Math.max(c.minimum(), Math.min(c.maximum(), value));
  }

  double value(Signal signal) {
    return Objects.requireNonNull(signals.get(signal));
  }

  /** A statistic's value; NaN if it is not measured. */
  double value(Statistic statistic) {
    return statistics.getOrDefault(statistic, Double.NaN);
  }

  /** The same step with one signal at another value. */
  PartInput with(Signal signal, double value) {
    Map<Signal, Double> changed = new EnumMap<>(signals);
    changed.put(signal, value);
    return new PartInput(changed, statistics, values, others, interruption);
  }

  /** The same step of another problem. */
  PartInput with(SmallProblem problem) {
    return new PartInput(signals, problem.statistics(), values, others, interruption);
  }

  /** The same step with one more statistic, another value for one that is there. */
  PartInput with(Statistic statistic, double value) {
    Map<Statistic, Double> changed = new EnumMap<>(Statistic.class);
    changed.putAll(statistics);
    changed.put(statistic, value);
    return new PartInput(signals, changed, values, others, interruption);
  }

  /** The same step with the statistics that somebody asked for, and no other. */
  PartInput showing(Set<Statistic> asked) {
    Map<Statistic, Double> shown = new EnumMap<>(statistics);
    shown.keySet().retainAll(asked);
    return new PartInput(signals, shown, values, others, interruption);
  }

  /** The same step with the i-th coefficient, and what others did to it, as in another step. */
  PartInput withCoefficient(int i, PartInput from) {
    double[] stood = values.clone();
    double[] moved = others.clone();
    stood[i] = from.values[i];
    moved[i] = from.others[i];
    return new PartInput(signals, statistics, stood, moved, interruption);
  }

  /** The same step after other parts have put something else there. */
  PartInput withOthers(double[] other) {
    return new PartInput(signals, statistics, values, other, interruption);
  }

  /** The same step without an interruption. */
  PartInput calm() {
    return new PartInput(signals, statistics, values, others, null);
  }
}
