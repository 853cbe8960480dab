package io.github.ae4j.machine;

import io.github.ae4j.Experimental;

/**
 * F of the machine: executes the task once.
 *
 * @param <X> the state, with the parameters
 * @param <M> the memory it may read and write
 * @param <Z> what the environment supplies for a step
 */
@FunctionalInterface
@Experimental
public interface Plant<X, M, Z> {
  /** Evaluates loss and gradient at the state, and leaves the gradient where the {@link Controller} finds it. */
  Outcome advance(X state, M memory, Z datum);
}
