package io.github.ae4j.examples.tune;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.hipparchus.random.Well19937c;

/** CMA-ES (Hansen 2016) over the dials, each on the places between its bounds. */
final class Search {
  private static final double SPREAD = 0.12;

  private final int generations;
  private final int population;
  private final long seed;
  private final Consumer<Generation> log;

  private double bestValue = Double.POSITIVE_INFINITY;
  private double[] best = {};
  private double sum;
  private int evaluations;

  /**
   * One line of the log.
   *
   * @param generation from 1; 0 is the start alone
   * @param best score so far
   * @param mean score of this generation
   * @param constants of the best so far
   */
  record Generation(int generation, double best, double mean, Map<String, Double> constants) {}

  Search(int generations, int population, long seed, Consumer<Generation> log) {
    this.generations = generations;
    this.population = population;
    this.seed = seed;
    this.log = log;
  }

  /** Searches from the given constants; the best seen, which may be those. */
  Dials run(Dials start, ToDoubleFunction<Dials> score) {
    double[] guess = start.places();
    CMAESOptimizer optimizer =
        new CMAESOptimizer(generations, 0.0, true, 0, 0, new Well19937c(seed), false, this::ended);
    optimizer.optimize(
        new MaxEval(Integer.MAX_VALUE),
        new ObjectiveFunction(places -> evaluate(places, score)),
        GoalType.MINIMIZE,
        new SimpleBounds(filled(guess.length, 0.0), filled(guess.length, 1.0)),
        new InitialGuess(guess),
        new CMAESOptimizer.Sigma(filled(guess.length, SPREAD)),
        new CMAESOptimizer.PopulationSize(population));
    return Dials.at(best);
  }

  private boolean ended(int iteration, PointValuePair before, PointValuePair now) {
    return iteration > generations;
  }

  /** CMA-ES values its start first and then whole generations. */
  private double evaluate(double[] places, ToDoubleFunction<Dials> score) {
    double value = score.applyAsDouble(Dials.at(places));
    if (value < bestValue) {
      bestValue = value;
      best = places.clone();
    }
    sum += value;
    boolean start = evaluations == 0;
    if (start || evaluations % population == 0) {
      double mean = sum / (start ? 1 : population);
      sum = 0.0;
      log.accept(
          new Generation(evaluations / population, bestValue, mean, Dials.at(best).values()));
    }
    evaluations++;
    return value;
  }

  private static double[] filled(int size, double value) {
    double[] values = new double[size];
    Arrays.fill(values, value);
    return values;
  }
}
