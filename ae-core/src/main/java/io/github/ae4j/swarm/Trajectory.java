package io.github.ae4j.swarm;

import io.github.ae4j.Experimental;
import java.io.IOException;
import java.util.List;

/**
 * A member of a swarm while its turn lasts: a model, its optimizer under a loop, its place in the data. Between turns
 * it is a snapshot. What it does is a function of the member's number, the snapshot and the round alone, so that it
 * does not matter where or how often a turn is made. One thread at a time.
 */
@Experimental
public interface Trajectory extends AutoCloseable {
  /**
   * Trains.
   *
   * @param round number of the round, from 1, for data that goes with the clock
   * @param steps at least 1
   * @throws Exception if it cannot; the member goes back to its last snapshot then
   */
  void advance(int round, int steps) throws Exception;

  /**
   * How good it is now, the lower the better; one that is not finite counts as a failure.
   *
   * @throws Exception if it cannot be measured
   */
  double score() throws Exception;

  /** Where its coefficients stand, of every group. */
  List<Position> coefficients();

  /**
   * Moves a coefficient, within its bounds, so that the next step starts from there.
   *
   * @return where it stands now
   */
  double move(Nudge nudge);

  /**
   * Adds noise to the parameters.
   *
   * @param size standard deviation, in the root mean square of the parameters
   * @param seed what the noise is a function of
   */
  void disturb(double size, long seed);

  /**
   * All that it goes on from: parameters, the optimizer's state, the loop, its place in the data, its random streams.
   *
   * @throws IOException if it cannot be taken
   */
  byte[] snapshot() throws IOException;

  /**
   * Goes on from a snapshot of its own; called on a fresh trajectory, at most once.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is damaged or another's
   */
  void restore(byte[] snapshot) throws IOException;

  /** Lets go of what it occupies. */
  @Override
  void close();
}
