package io.github.ae4j;

import java.util.Objects;

/**
 * The numbers that a loop keeps from step to step, read and placed between steps without a text in between: what a step
 * is a pure function of, beside its observation. For who runs a step from another state, as a difference of steps does.
 *
 * <p>A {@link ControlLoop#checkpoint} is the form to keep: it names every number and is checked. Here nothing is.
 */
@Experimental
public final class LoopState {
  private final ControlLoop loop;

  private LoopState(ControlLoop loop) {
    this.loop = loop;
  }

  /** The state of a loop. */
  public static LoopState of(ControlLoop loop) {
    return new LoopState(Objects.requireNonNull(loop, "loop"));
  }

  /** Number of numbers. */
  public int size() {
    return loop.stateSize();
  }

  /**
   * Copies the numbers.
   *
   * @param to receives them
   * @param at from where on
   * @throws IndexOutOfBoundsException if there is no room
   */
  public void read(double[] to, int at) {
    Objects.requireNonNull(to, "to");
    loop.read(to, at);
  }

  /**
   * Puts numbers in their place, of this loop or of another one of the same parts; the adapter takes up the decision in
   * them.
   *
   * @param from holds them
   * @param at from where on
   * @throws IndexOutOfBoundsException if there are too few
   */
  public void place(double[] from, int at) {
    Objects.requireNonNull(from, "from");
    loop.place(from, at);
  }
}
