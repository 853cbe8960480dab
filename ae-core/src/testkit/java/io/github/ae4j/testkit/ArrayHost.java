package io.github.ae4j.testkit;

import io.github.ae4j.ControlLoop;

/** An optimizer of one array of doubles, alone or under a loop: what {@link ArraySubject} trains. */
public interface ArrayHost extends AutoCloseable {
  /** Makes one whole training step: the loop's if there is one, and the update. */
  void step(double loss, double[] gradient);

  /** The loop; only asked of a steered optimizer. */
  ControlLoop loop();

  /** Updates the optimizer has counted; only asked while no coefficient is steered. */
  long updates();

  /** All that is kept beside the parameters: the optimizer's state and what the adapter adds, copied. */
  double[] state();

  /** Takes back what {@link #state} gave; the parameters are back already. */
  void restore(double[] state);

  /** Tries to put the same optimizer under a second loop. */
  void wrapAgain();

  /** Lets the optimizer go, if it has a loop; the next steps are its own. */
  @Override
  void close();
}
