package io.github.ae4j.machine;

import io.github.ae4j.Experimental;
import java.util.OptionalDouble;

/**
 * What the plant gives of a step.
 *
 * @param loss in the user's own unit; what is not finite is left out by the loop
 * @param reward if there is one; higher is better
 */
@Experimental
public record Outcome(double loss, OptionalDouble reward) {
  /** A loss alone. */
  public static Outcome of(double loss) {
    return new Outcome(loss, OptionalDouble.empty());
  }
}
