package io.github.ae4j.examples.swarm;

import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.examples.stream.Hyperplane;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.swarm.ArrayTask;
import io.github.ae4j.swarm.ArrayTrajectory;
import io.github.ae4j.swarm.Trajectory;
import io.github.ae4j.swarm.TrajectoryFactory;

/**
 * Logistic regressions on a drifting hyperplane. A round is a window of the stream, of which each member reads as many
 * instances as its budget has steps; its score is the log-loss on the window after, which nobody has seen.
 *
 * @param members how many
 * @param rounds how many windows are trained on
 * @param window instances of one
 * @param seed of the stream
 */
record StreamMembers(int members, int rounds, int window, long seed) implements TrajectoryFactory {
  @Override
  public Trajectory start(int member) {
    Hyperplane plane = Hyperplane.drifting();
    double[] weights = new double[plane.attributes() + 1];
    ArraySettings settings = ArraySettings.of(StartRates.of(member, members));
    return new ArrayTrajectory(
        new Windows(plane.make((rounds + 1) * window, seed), window),
        weights,
        ArrayOptimizer.sgd(weights, settings),
        Presets.standard());
  }

  /** A stream in windows. */
  private static final class Windows implements ArrayTask {
    private final Hyperplane.Instances stream;
    private final int window;
    private int start;
    private long first;
    private int steps = 1;

    Windows(Hyperplane.Instances stream, int window) {
      this.stream = stream;
      this.window = window;
    }

    @Override
    public void begin(int round, long first, int steps) {
      start = (round - 1) * window;
      this.first = first;
      this.steps = steps;
    }

    /** Spread over the window where there are fewer steps than instances, again from its start where more. */
    private int instance(long step) {
      long k = step - first;
      return start + (int) (steps < window ? k * window / steps : k % window);
    }

    @Override
    public double evaluate(long step, double[] weights, double[] gradient) {
      int t = instance(step);
      double[] x = stream.x()[t];
      int label = stream.label()[t];
      double score = score(weights, x);
      double error = 1.0 / (1.0 + Math.exp(-score)) - label;
      for (int i = 0; i < x.length; i++) {
        gradient[i] = error * x[i];
      }
      gradient[x.length] = error;
      return loss(score, label);
    }

    private static double score(double[] weights, double[] x) {
      double score = weights[x.length];
      for (int i = 0; i < x.length; i++) {
        score += weights[i] * x[i];
      }
      return score;
    }

    private static double loss(double score, int label) {
      double margin = label == 1 ? score : -score;
      return Math.log1p(Math.exp(-Math.abs(score))) + Math.max(0.0, -margin);
    }

    @Override
    public double score(double[] weights) {
      double sum = 0.0;
      for (int t = start + window; t < start + 2 * window; t++) {
        sum += loss(score(weights, stream.x()[t]), stream.label()[t]);
      }
      return sum / window;
    }
  }
}
