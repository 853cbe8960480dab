package io.github.ae4j.memory;

/**
 * LP_b, the zero-started, bias-corrected exponential average every filter of the theory uses.
 *
 * <pre>  m_t = b m_(t-1) + (1-b) x_t,   c_t = b c_(t-1) + (1-b),   LP_t = m_t / c_t</pre>
 *
 * <p>b in [0, 1) is the decay, tau = 1/(1-b) the time constant in steps; m and c stand in two
 * neighbouring {@link Slots}. c_t equals 1 - b^t.
 */
public final class LowPass {
  /** Cells of memory one filter takes. */
  public static final int SLOTS = 2;

  private LowPass() {}

  /** Decay 1 - 1/tau of a filter with a time constant of tau steps. */
  public static double decay(double tau) {
    return 1.0 - 1.0 / Check.atLeast("timeConstant", tau, 1.0);
  }

  /** Feeds x to the filter at cell {@code at} and returns the new average. */
  public static double update(Slots memory, int at, double decay, double x) {
    double m = decay * memory.get(at) + (1.0 - decay) * x;
    double c = decay * memory.get(at + 1) + (1.0 - decay);
    memory.set(at, m);
    memory.set(at + 1, c);
    return m / c;
  }

  /** The average as it stands, 0 before the first sample. */
  public static double value(Slots memory, int at) {
    double c = memory.get(at + 1);
    return c > 0.0 ? memory.get(at) / c : 0.0;
  }

  /** c, the weight its samples carry: 0 before the first, towards 1. */
  public static double weight(Slots memory, int at) {
    return memory.get(at + 1);
  }

  /** Forgets every sample. */
  public static void reset(Slots memory, int at) {
    memory.set(at, 0.0);
    memory.set(at + 1, 0.0);
  }
}
