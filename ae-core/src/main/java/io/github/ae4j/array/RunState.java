package io.github.ae4j.array;

import io.github.ae4j.Experimental;
import io.github.ae4j.LoopState;
import java.util.Objects;

/**
 * Every number that a steered run goes on from, in one flat array: so a step of the closed loop is a function of this
 * array, a loss and a gradient.
 *
 * <pre>  [parameters, n] [first moment, n] [second moment, n, where there is one] [the loop's state] </pre>
 *
 * <p>What is read here can be placed in the run of another trainer of the same optimizer, size and parts. Between steps;
 * nothing of what is placed is checked.
 */
@Experimental
public final class RunState {
  private static final double[] NO_SCRATCH = {};

  private final Vector[] arrays;
  private final int n;
  private final LoopState loop;

  private RunState(Vector[] arrays, LoopState loop) {
    this.arrays = arrays;
    this.loop = loop;
    n = arrays[0].size();
  }

  /**
   * The state of a trainer's run.
   *
   * @throws IllegalArgumentException if its parameters are of single precision, its second moment is factored, or its
   *     preset keeps an average in a buffer: these it does not hold
   */
  public static RunState of(ArrayTrainer trainer) {
    Objects.requireNonNull(trainer, "trainer");
    ArrayPlant plant = trainer.plant();
    Moments moments = plant.moments();
    check(plant.parameters().inPlace(), plant, "parameters of double precision");
    check(moments.factored == null, plant, "a second moment for each coordinate");
    check(!trainer.keepsReadout(), plant, "no readout in a buffer");
    Vector v = moments.v;
    Vector[] arrays =
        v == null
            ? new Vector[] {plant.parameters(), moments.m}
            : new Vector[] {plant.parameters(), moments.m, v};
    return new RunState(arrays, LoopState.of(trainer.loop()));
  }

  private static void check(boolean holds, ArrayPlant plant, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(
          "a run whose state is read must have " + rule + ", got another of " + plant.name());
    }
  }

  /** Number of numbers. */
  public int size() {
    return arrays.length * n + loop.size();
  }

  /** Number of the loop's numbers, the last of them. */
  public int loopSize() {
    return loop.size();
  }

  /** Number of parameters, the first of them. */
  public int parameters() {
    return n;
  }

  /**
   * Copies the numbers.
   *
   * @param to receives them, {@link #size} of them
   */
  public void read(double[] to) {
    Objects.requireNonNull(to, "to");
    for (int i = 0; i < arrays.length; i++) {
      System.arraycopy(arrays[i].block(0, n, NO_SCRATCH), 0, to, i * n, n);
    }
    loop.read(to, arrays.length * n);
  }

  /**
   * Puts numbers in their place.
   *
   * @param from holds them, {@link #size} of them
   */
  public void place(double[] from) {
    Objects.requireNonNull(from, "from");
    for (int i = 0; i < arrays.length; i++) {
      System.arraycopy(from, i * n, arrays[i].block(0, n, NO_SCRATCH), 0, n);
    }
    loop.place(from, arrays.length * n);
  }
}
