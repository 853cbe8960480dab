package io.github.ae4j.machine;

import io.github.ae4j.Experimental;
import io.github.ae4j.Preset;
import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.array.LossFunction;
import java.util.Iterator;
import java.util.stream.LongStream;

/**
 * The machine (X, C, Mem, F, G, S, H, E) of the theory.
 *
 * <table>
 * <caption>The tuple</caption>
 * <tr><td>X</td><td>{@link #state}: the parameters and whatever else the plant moves; the user's own type</td></tr>
 * <tr><td>C</td><td>the coefficients that {@link Controller#loop} holds</td></tr>
 * <tr><td>Mem</td><td>{@link #memory}: what the plant reads and writes, as a tape; the user's own type</td></tr>
 * <tr><td>F</td><td>{@link #plant}</td></tr>
 * <tr><td>G</td><td>{@link #controller}</td></tr>
 * <tr><td>S</td><td>the loop's {@link io.github.ae4j.signal.Signal}s, which the rule sees through a {@link Look}</td></tr>
 * <tr><td>H</td><td>{@link #halting}: a {@link HaltRule} that watches the loop</td></tr>
 * <tr><td>E</td><td>{@link #environment}</td></tr>
 * </table>
 *
 * @param state X
 * @param memory Mem
 * @param plant F
 * @param controller G
 * @param halting H, on the controller's loop
 * @param environment E; the run ends where it does
 */
@Experimental
public record Machine<X, M, Z>(
    X state,
    M memory,
    Plant<X, M, Z> plant,
    Controller controller,
    Halting halting,
    Iterator<? extends Z> environment) {

  /**
   * A machine that descends one function of an array. Its memory is the gradient, its environment counts the steps
   * without end.
   *
   * @param theta parameters, which the optimizer updates in place
   * @param optimizer of theta
   * @param preset the loop's parts
   * @param function the plant
   * @param rule when it halts
   */
  public static Machine<double[], double[], Long> descent(
      double[] theta,
      ArrayOptimizer optimizer,
      Preset preset,
      LossFunction function,
      HaltRule rule) {
    if (!optimizer.updates(theta)) {
      throw new IllegalArgumentException(
          "theta must be the array of "
              + optimizer.size()
              + " that the optimizer updates, got another of "
              + theta.length);
    }
    Halting halting = Halting.when(rule);
    double[] gradient = new double[theta.length];
    ArrayTrainer trainer = ArrayTrainer.steer(optimizer, halting.on(preset));
    return new Machine<>(
        theta,
        gradient,
        (x, g, step) -> Outcome.of(function.evaluate(x, g)),
        Controller.of(trainer, gradient),
        halting,
        LongStream.iterate(1, i -> i + 1).iterator());
  }
}
