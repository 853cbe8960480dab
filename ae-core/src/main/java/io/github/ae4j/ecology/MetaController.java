package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;
import java.util.Map;
import java.util.Objects;

/** Moves an ecology's own numbers while it lives. */
@Experimental
public interface MetaController extends AutoCloseable {
  /** Its name, for reports. */
  String name();

  /**
   * The numbers from now on.
   *
   * @param now as they are; within their bounds
   * @param roi mean return on investment of the living, since the last call
   * @param seen how many generations are done
   * @return all of them, within their bounds
   */
  Map<MetaParameter, Double> next(Map<MetaParameter, Double> now, double roi, int seen);

  /** All that it remembers, for a snapshot. */
  String state();

  /**
   * Goes on from what {@link #state} gave.
   *
   * @throws IllegalArgumentException if it is none of its own
   */
  void restore(String state);

  @Override
  default void close() {}

  /** Leaves all as it is. */
  static MetaController fixed() {
    return new FixedMeta();
  }

  /**
   * Scales all of them at random and keeps what did not lower the return, as the seed does; every so many generations.
   *
   * @param seed of the draws
   * @param every generations from one trial to the next, at least 1
   * @param size of a trial, in the parameters' coordinates, at least 0
   */
  static MetaController random(long seed, int every, double size) {
    return new RandomMeta(seed, every, size);
  }

  /**
   * Steers them by a control loop: the return is its reward, minus the return its loss. Rates of change rise with the
   * reward and yield to its variance, what explores falls with it, and all leak back to where they started.
   */
  static MetaController steered(Map<MetaParameter, Double> start) {
    Objects.requireNonNull(start, "start");
    return new SteeredMeta(start);
  }
}
