package io.github.ae4j.examples.tune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.hipparchus.random.Well19937c;

/** CMA-ES (Hansen 2016) over the constants, each on the places between its bounds. */
final class Search {
  private static final double SPREAD = 0.06;

  private final int generations;
  private final int population;
  private final long seed;
  private final Consumer<Generation> log;

  private final List<Candidate> candidates = new ArrayList<>();
  private LoopConstants mean = LoopConstants.standard();
  private int number;

  private record Candidate(double[] places, double value) {}

  /**
   * One line of the log.
   *
   * @param generation from 1; 0 is the start alone
   * @param best score of this generation
   * @param mean score of this generation
   * @param constants where the search stands after it
   */
  record Generation(int generation, double best, double mean, Map<String, Double> constants) {}

  /** A score of constants, on what a generation is scored on. */
  @FunctionalInterface
  interface Objective {
    /** The score, smaller is better; generations count from 1, the start is of generation 0. */
    double score(LoopConstants constants, int generation);
  }

  Search(int generations, int population, long seed, Consumer<Generation> log) {
    this.generations = generations;
    this.population = population;
    this.seed = seed;
    this.log = log;
  }

  /**
   * Searches from the given constants. As generations may be scored on different tasks, the best of them all says
   * little: what is returned is where the search ends, the mean of the distribution that it draws from.
   */
  LoopConstants run(LoopConstants from, Objective objective) {
    double[] guess = from.places();
    mean = from;
    CMAESOptimizer optimizer =
        new CMAESOptimizer(generations, 0.0, true, 0, 0, new Well19937c(seed), false, this::ended);
    optimizer.optimize(
        new MaxEval(Integer.MAX_VALUE),
        new ObjectiveFunction(places -> evaluate(places, objective)),
        GoalType.MINIMIZE,
        new SimpleBounds(filled(guess.length, 0.0), filled(guess.length, 1.0)),
        new InitialGuess(guess),
        new CMAESOptimizer.Sigma(filled(guess.length, SPREAD)),
        new CMAESOptimizer.PopulationSize(population));
    return mean;
  }

  private boolean ended(int iteration, PointValuePair before, PointValuePair now) {
    return iteration > generations;
  }

  /** CMA-ES values its start first and then whole generations. */
  private double evaluate(double[] places, Objective objective) {
    int generation = (number + population - 1) / population;
    double value = objective.score(LoopConstants.at(places), generation);
    if (number == 0) {
      log.accept(new Generation(0, value, value, mean.values()));
    } else {
      candidates.add(new Candidate(places.clone(), value));
      if (candidates.size() == population) {
        end(generation);
      }
    }
    number++;
    return value;
  }

  private void end(int generation) {
    candidates.sort(Comparator.comparingDouble(Candidate::value));
    mean = LoopConstants.at(recombined());
    double average = candidates.stream().mapToDouble(Candidate::value).average().orElseThrow();
    log.accept(new Generation(generation, candidates.get(0).value(), average, mean.values()));
    candidates.clear();
  }

  /** The better half, weighted by the logarithm of the rank: CMA-ES's own mean, but where bounds cut. */
  private double[] recombined() {
    double[] sum = new double[candidates.get(0).places().length];
    double weights = 0.0;
    for (int rank = 0; rank < population / 2; rank++) {
      double weight = Math.log(population / 2 + 0.5) - Math.log(rank + 1.0);
      weights += weight;
      for (int i = 0; i < sum.length; i++) {
        sum[i] += weight * candidates.get(rank).places()[i];
      }
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= weights;
    }
    return sum;
  }

  private static double[] filled(int size, double value) {
    double[] values = new double[size];
    Arrays.fill(values, value);
    return values;
  }
}
