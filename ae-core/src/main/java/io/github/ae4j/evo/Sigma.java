package io.github.ae4j.evo;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;

/** Size sigma of the mutations, a share of each tensor's root mean square, and how it goes on. */
@Experimental
public sealed interface Sigma {
  /** Where it starts. */
  double start();

  /**
   * sigma' = max(minimum, factor sigma) with each generation.
   *
   * @param start positive
   * @param factor in (0, 1]
   * @param minimum positive, at most the start
   */
  record Decaying(double start, double factor, double minimum) implements Sigma {
    /** Checks the numbers. */
    public Decaying {
      Check.positive("sigma", start);
      if (!(factor > 0.0 && factor <= 1.0)) {
        throw new IllegalArgumentException("factor of sigma must be in (0, 1], got " + factor);
      }
      Check.within("minimum of sigma", minimum, Double.MIN_NORMAL, start);
    }
  }

  /**
   * A coefficient of a control loop under AE-4, with the theory's gains: each step it grows in a stall and in doubt,
   * and shrinks where the loss is unstable. The log chart needs the positive minimum.
   *
   * @param start in the bounds; the leak's anchor too
   * @param minimum positive
   * @param maximum above the minimum
   */
  record Steered(double start, double minimum, double maximum) implements Sigma {
    /** Checks the bounds. */
    public Steered {
      Check.positive("minimum of sigma", minimum);
      if (!(maximum > minimum && maximum < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "maximum of sigma must be finite and above its minimum "
                + minimum
                + ", got "
                + maximum);
      }
      Check.within("sigma", start, minimum, maximum);
    }
  }
}
