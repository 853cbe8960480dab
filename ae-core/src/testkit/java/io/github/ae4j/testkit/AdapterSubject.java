package io.github.ae4j.testkit;

import io.github.ae4j.ControlLoop;

/** One optimizer at work on the tiny problem of an {@link AdapterFixture}. */
public interface AdapterSubject extends AutoCloseable {
  /**
   * Makes one whole training step: loss and gradient of the problem at the present parameters, the
   * loop's step if there is one, the update. Also after {@link #detach}.
   *
   * @param t number of the step, from 1; the batch may depend on it
   */
  void step(long t);

  /**
   * Makes one whole training step with this loss, and every coordinate of the gradient at this value.
   */
  void step(double loss, double gradient);

  /** The parameters, copied; exact. */
  double[] parameters();

  /** The loop; only asked of a steered subject. */
  ControlLoop loop();

  /**
   * Updates the optimizer has counted, by its own count or by the weight of its moments; only asked
   * while no coefficient is steered.
   */
  long updates();

  /** Numbers kept beside the parameters: the optimizer's state and what the adapter adds of that size. */
  long stateNumbers();

  /** Parameters and optimizer state, as a user would save them; without the loop's checkpoint. */
  Object save();

  /** Takes back what {@link #save} gave, in a subject that was made alike. */
  void restore(Object saved);

  /** Tries to put the same optimizer under a second loop. */
  void wrapAgain();

  /** Lets the optimizer go; it is to run on alone. */
  void detach();

  /** Releases what the problem holds. */
  @Override
  void close();
}
