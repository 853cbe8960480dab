package io.github.ae4j.memory;

/**
 * A size that stands out of the usual and is known to come back: between two samples of a rare class
 * it tells how large the next will be.
 *
 * <pre>
 *   stands out:  y^2 &gt; factor U,   U = LP_usual(y^2), which takes in min(y^2, factor U)
 *   burst:       sizes that stand out, each at most {@code apart} steps after the last
 *   M = the largest y of the bursts before the latest; fades over {@code fading} steps
 * </pre>
 *
 * <p>Nothing stands out before U has the weight of ten steps of 300. What becomes of M at a drift is for the part
 * that keeps it: a limit on the steps to come forgets it, for another task may have other sizes; a part that tells
 * spoilt gradients keeps it, for it must do so right after the drift too.
 *
 * @param factor how many times the usual square it takes to stand out; greater than 1
 * @param usual time constant of the usual square, steps
 * @param fading time constant of M, steps
 * @param apart steps after which a size that stands out begins another burst
 */
public record Recurring(double factor, double usual, double fading, double apart) {
  /** Cells of memory it takes. */
  public static final int SLOTS = LowPass.SLOTS + 3;

  private static final double SETTLED = 0.03;
  private static final int KNOWN = LowPass.SLOTS;
  private static final int LATEST = KNOWN + 1;
  private static final int SINCE = KNOWN + 2;

  /** Checks the constants. */
  public Recurring {
    Check.atLeast("factor", factor, 1.0);
    Check.atLeast("usual", usual, 1.0);
    Check.atLeast("fading", fading, 1.0);
    Check.atLeast("apart", apart, 0.0);
  }

  /**
   * Takes in this step's square and returns M, which a size of this step's burst does not enter.
   *
   * @param memory where it remembers
   * @param at first of its {@link #SLOTS} cells
   * @param square y^2, finite
   * @param counts whether a size that stands out may enter M; it is clipped for U all the same
   * @return M in the unit of y; 0 while nothing has come back
   */
  public double update(Slots memory, int at, double square, boolean counts) {
    double most = factor * LowPass.value(memory, at);
    boolean standsOut = LowPass.weight(memory, at) > SETTLED && square > most;
    LowPass.update(memory, at, 1.0 - 1.0 / usual, standsOut ? most : square);
    double fade = 1.0 - 1.0 / fading;
    memory.set(at + KNOWN, fade * memory.get(at + KNOWN));
    memory.set(at + LATEST, fade * memory.get(at + LATEST));
    memory.set(at + SINCE, memory.get(at + SINCE) + 1.0);
    if (standsOut && counts) {
      enter(memory, at, Math.sqrt(square));
    }
    return memory.get(at + KNOWN);
  }

  /** Takes a size into its burst; the first of a burst closes the one before. */
  private void enter(Slots memory, int at, double size) {
    double latest = memory.get(at + LATEST);
    if (memory.get(at + SINCE) > apart) {
      memory.set(at + KNOWN, Extrema.max(memory.get(at + KNOWN), latest));
    }
    memory.set(at + LATEST, Extrema.max(latest, size));
    memory.set(at + SINCE, 0.0);
  }

  /** Forgets every size. */
  public static void reset(Slots memory, int at) {
    memory.clear(at, SLOTS);
  }
}
