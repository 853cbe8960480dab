package io.github.ae4j.examples.lab.systems.swarm;

import io.github.ae4j.Preset;
import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.examples.stream.Hyperplane;
import io.github.ae4j.examples.swarm.WindowedStream;
import io.github.ae4j.swarm.ArrayTrajectory;
import io.github.ae4j.swarm.Trajectory;

/**
 * A stream in windows, one a round; the score is on the window after.
 *
 * @param plane what it is of
 * @param seed of the stream and of what is drawn
 * @param rounds number of windows trained on
 * @param share instances of one, and steps of an even share
 */
record Windows(Hyperplane plane, long seed, int rounds, int share) implements Ground {
  private static final double RATE = 0.01; // to start from; the loop leaves it

  @Override
  public Trajectory steered(int member, Preset preset) {
    double[] weights = new double[plane.attributes() + 1];
    return new ArrayTrajectory(
        stream(), weights, ArrayOptimizer.sgd(weights, ArraySettings.of(RATE)), preset);
  }

  @Override
  public Trajectory bare(int member, double rate) {
    double[] weights = new double[plane.attributes() + 1];
    ArrayOptimizer adam = ArrayOptimizer.adamW(weights, ArraySettings.of(rate));
    return new ArrayTrajectory(stream(), weights, adam, (loop, adapter) -> {});
  }

  private WindowedStream stream() {
    return new WindowedStream(plane.make((rounds + 1) * share, seed), share);
  }
}
