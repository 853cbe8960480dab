package io.github.ae4j.examples.lab.steer;

import io.github.ae4j.adapter.Demand;
import io.github.ae4j.adapter.OptimizerAdapter;
import io.github.ae4j.coefficient.Decision;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Statistic;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Named numbers under a control loop: gates, a dropout rate, an L1 weight, an entropy temperature. A
 * loop's law does not know that there is no optimizer behind them. With several groups every group
 * has each number once, as every block its gate.
 *
 * <p>Measured are the loss, and for each group the square of its weights and that of its gradient.
 */
public final class Dials implements OptimizerAdapter {
  private final String name;
  private final Map<String, double[]> values = new LinkedHashMap<>();
  private final double[] weights;
  private final double[] gradients;
  private double loss;

  /**
   * Numbers at their start.
   *
   * @param name of what they belong to, for errors and traces
   * @param groups number of groups
   * @param start the number of every group by name
   */
  public Dials(String name, int groups, Map<String, Double> start) {
    this.name = name;
    weights = new double[groups];
    gradients = new double[groups];
    start.forEach(
        (dial, value) -> {
          double[] row = new double[groups];
          Arrays.fill(row, value);
          values.put(dial, row);
        });
  }

  /** Sets the loss of the step at hand. */
  public void present(double loss) {
    this.loss = loss;
  }

  /** Sets what the loop measures of a group in the step at hand. */
  public void present(int group, double squareOfWeights, double squareOfGradient) {
    weights[group] = squareOfWeights;
    gradients[group] = squareOfGradient;
  }

  /** Where a number stands in the first group. */
  public double value(String dial) {
    return read(0, dial);
  }

  /** Where a number stands in every group; the array is the dials' own and changes with them. */
  public double[] row(String dial) {
    double[] row = values.get(dial);
    if (row == null) {
      throw new IllegalArgumentException(
          name + " must have the dial asked for, one of " + values.keySet() + ", got " + dial);
    }
    return row;
  }

  @Override
  public String optimizer() {
    return name;
  }

  @Override
  public int groups() {
    return weights.length;
  }

  @Override
  public Set<Statistic> measurable() {
    return Set.of(Statistic.LOSS, Statistic.THETA_THETA, Statistic.G_G);
  }

  @Override
  public void observe(Observation observation) {
    observation.setAll(Statistic.LOSS, loss);
    for (int group = 0; group < weights.length; group++) {
      observation.set(group, Statistic.THETA_THETA, weights[group]);
      observation.set(group, Statistic.G_G, gradients[group]);
    }
  }

  @Override
  public Set<String> steerable() {
    return values.keySet();
  }

  @Override
  public double read(int group, String dial) {
    return row(dial)[group];
  }

  @Override
  public void apply(Decision decision) {
    if (decision.verdict() == Verdict.SKIP) {
      return;
    }
    values.forEach(
        (dial, row) -> {
          if (decision.holds(dial)) {
            for (int group = 0; group < row.length; group++) {
              row[group] = decision.value(group, dial);
            }
          }
        });
  }

  @Override
  public void attach(Demand demand, Slots memory) {}

  @Override
  public void detach() {}
}
