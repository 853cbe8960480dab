package io.github.ae4j.event;

import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Extrema;
import io.github.ae4j.memory.Slots;

/**
 * How often innovations of a size come, and what the next one of that size says.
 *
 * <pre>
 *   q_high += (1[z &gt; high] - q_high)/N,  q_low += (1[z &gt; low] - q_low)/N,  N = min(steps, n + prior)
 *   surprise = log 1/q,   q = q_high for z &gt; high, q_low for z of low to high, as they were at rest
 * </pre>
 *
 * <p>At rest is before a rise that may be going on: what it adds does not count against itself.
 *
 * @param low innovations from which they are counted, tail-calibrated deviations
 * @param high innovations from which they are counted as large; above low
 * @param steps over which they are counted
 * @param prior steps without any that are counted as seen before the first
 */
public record RiseFrequency(double low, double high, double steps, double prior) {
  static final int SLOTS = 5;

  private static final int COUNT = 0;
  private static final int HIGH = 1;
  private static final int LOW = 2;
  private static final int HIGH_AT_REST = 3;
  private static final int LOW_AT_REST = 4;

  /** Checks the constants. */
  public RiseFrequency {
    Check.finite("low", low);
    Check.atLeast("high", high, low);
    Check.atLeast("steps", steps, 1.0);
    Check.atLeast("prior", prior, 0.0);
  }

  /** Counts an innovation and returns log 1/q; infinity for one that is small or unheard of. */
  double surprise(double z, boolean resting, Slots memory, int at) {
    if (resting) {
      memory.set(at + HIGH_AT_REST, memory.get(at + HIGH));
      memory.set(at + LOW_AT_REST, memory.get(at + LOW));
    }
    double n = memory.get(at + COUNT) + 1.0;
    memory.set(at + COUNT, n);
    double gain = 1.0 / Extrema.min(steps, n + prior);
    count(memory, at + HIGH, gain, z > high);
    count(memory, at + LOW, gain, z > low);
    double q = z > high ? memory.get(at + HIGH_AT_REST) : memory.get(at + LOW_AT_REST);
    return z > low && q > 0.0 ? -Math.log(q) : Double.POSITIVE_INFINITY;
  }

  private static void count(Slots memory, int at, double gain, boolean above) {
    double q = memory.get(at);
    memory.set(at, q + gain * ((above ? 1.0 : 0.0) - q));
  }
}
