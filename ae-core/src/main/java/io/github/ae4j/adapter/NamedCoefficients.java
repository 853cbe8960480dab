package io.github.ae4j.adapter;

import io.github.ae4j.Experimental;
import io.github.ae4j.coefficient.Decision;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Statistic;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Named numbers under a control loop without an optimizer behind them: gates, a dropout rate, an
 * entropy temperature, the rate of a service. They are measured by scalars the user gives before each
 * step. With several groups every group has each number once, as every block its gate.
 *
 * <pre>{@code
 * NamedCoefficients policy =
 *     new NamedCoefficients("policy", 1, Map.of("temperature", 1.0), Set.of(Statistic.LOSS));
 * policy.measure(Statistic.LOSS, loss);
 * loop.step();
 * policy.value("temperature");
 * }</pre>
 */
@Experimental
public final class NamedCoefficients implements OptimizerAdapter {
  private final String name;
  private final int groups;
  private final Map<String, double[]> values = new LinkedHashMap<>();
  private final Map<Statistic, double[]> measured = new EnumMap<>(Statistic.class);
  private final Set<Statistic> missing = EnumSet.noneOf(Statistic.class);
  private boolean attached;

  /**
   * Numbers at their start.
   *
   * @param name of what they belong to, for errors and traces
   * @param groups number of groups, at least 1
   * @param start the number of every group by name; finite
   * @param measurable the statistics that will be given, NaN until they are; the reward is the loop's
   *     own
   */
  public NamedCoefficients(
      String name, int groups, Map<String, Double> start, Set<Statistic> measurable) {
    this.name = name;
    this.groups = (int) Check.atLeast("groups", groups, 1);
    start.forEach((coefficient, value) -> values.put(coefficient, row(coefficient, value)));
    measurable.forEach(statistic -> measured.put(statistic, new double[groups]));
    measured.values().forEach(cells -> Arrays.fill(cells, Double.NaN));
  }

  private double[] row(String coefficient, double value) {
    double[] row = new double[groups];
    Arrays.fill(row, Check.finite(coefficient, value));
    return row;
  }

  /** Gives a statistic of every group, for the step to come and those after it. */
  public void measure(Statistic statistic, double value) {
    Arrays.fill(cells(statistic), value);
    given(statistic, value);
  }

  /**
   * Gives a statistic of one group, for the step to come and those after it.
   *
   * @throws IllegalArgumentException if it was not named when the coefficients were made, or there is
   *     no such group
   */
  public void measure(int group, Statistic statistic, double value) {
    cells(statistic)[group(group)] = value;
    given(statistic, value);
  }

  private void given(Statistic statistic, double value) {
    if (Double.isFinite(value)) {
      missing.remove(statistic);
    }
  }

  private int group(int group) {
    if (group < 0 || group >= groups) {
      throw new IllegalArgumentException(
          "group of " + name + " must be in [0, " + (groups - 1) + "], got " + group);
    }
    return group;
  }

  private double[] cells(Statistic statistic) {
    double[] cells = measured.get(statistic);
    if (cells == null) {
      throw new IllegalArgumentException(
          name + " must be given one of " + measured.keySet() + ", got " + statistic);
    }
    return cells;
  }

  /** Where a number stands in the first group. */
  public double value(String coefficient) {
    return read(0, coefficient);
  }

  /** Where a number stands in every group; a copy. */
  public double[] values(String coefficient) {
    return find(coefficient).clone();
  }

  private double[] find(String coefficient) {
    double[] row = values.get(coefficient);
    if (row == null) {
      throw new IllegalArgumentException(
          name
              + " must have the coefficient asked for, one of "
              + values.keySet()
              + ", got "
              + coefficient);
    }
    return row;
  }

  @Override
  public String optimizer() {
    return name;
  }

  @Override
  public int groups() {
    return groups;
  }

  @Override
  public Set<Statistic> measurable() {
    return Set.copyOf(measured.keySet());
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if a part reads one of {@link Statistic#GIVEN} that was never given
   */
  @Override
  public void observe(Observation observation) {
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          name
              + " must be given "
              + missing.iterator().next()
              + " before a step, as a part of its loop reads it");
    }
    measured.forEach(
        (statistic, cells) -> {
          for (int group = 0; group < groups; group++) {
            observation.set(group, statistic, cells[group]);
          }
        });
  }

  @Override
  public Set<String> steerable() {
    return Set.copyOf(values.keySet());
  }

  @Override
  public double read(int group, String coefficient) {
    return find(coefficient)[group(group)];
  }

  @Override
  public void apply(Decision decision) {
    if (decision.verdict() == Verdict.SKIP) {
      return;
    }
    values.forEach(
        (coefficient, row) -> {
          if (decision.holds(coefficient)) {
            for (int group = 0; group < groups; group++) {
              row[group] = decision.value(group, coefficient);
            }
          }
        });
  }

  @Override
  public void restored(Decision last) {
    apply(last);
  }

  @Override
  public void attach(Demand demand, Slots memory) {
    if (attached) {
      throw new IllegalStateException(name + " has a loop already");
    }
    attached = true;
    missing.addAll(demand.statistics());
    missing.retainAll(Statistic.GIVEN);
    missing.retainAll(measured.keySet());
    measured.forEach(
        (statistic, cells) -> {
          if (Arrays.stream(cells).noneMatch(Double::isNaN)) {
            missing.remove(statistic);
          }
        });
  }

  @Override
  public void detach() {
    attached = false;
  }
}
