package io.github.ae4j.examples.swarm;

import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.examples.stream.Hyperplane;
import io.github.ae4j.swarm.ArrayTrajectory;
import io.github.ae4j.swarm.Trajectory;
import io.github.ae4j.swarm.TrajectoryFactory;

/**
 * Logistic regressions on a drifting hyperplane, which differ in their {@link Priors}. A round is a window of the
 * stream, of which each member reads as many instances as its budget has steps; its score is the log-loss on the window
 * after, which nobody has seen.
 *
 * @param members how many
 * @param rounds how many windows are trained on
 * @param window instances of one
 * @param seed of the stream
 */
record StreamMembers(int members, int rounds, int window, long seed) implements TrajectoryFactory {
  /** How many rounds there are to be may change: a longer stream begins as a shorter one does. */
  @Override
  public String description() {
    return "seed %d of the stream, in windows of %d".formatted(seed, window);
  }

  @Override
  public Trajectory start(int member) {
    Hyperplane plane = Hyperplane.drifting();
    double[] weights = new double[plane.attributes() + 1];
    ArraySettings settings = ArraySettings.of(StartRates.of(member, members));
    return new ArrayTrajectory(
        new WindowedStream(plane.make((rounds + 1) * window, seed), window),
        weights,
        ArrayOptimizer.sgd(weights, settings),
        Priors.of(Math.min(member, 7)));
  }
}
