package io.github.ae4j.adapter;

/**
 * Gaussian noise that is a function of (seed, step, index) and has no position of its own, so that a
 * resumed run draws what the uninterrupted one would have. Two rounds of the SplitMix64 finaliser
 * (Steele, Lea, Flood 2014), then Box-Muller.
 */
public final class CounterNoise {
  private static final double UNIT = 0x1.0p-53;

  private CounterNoise() {}

  /**
   * A standard normal number.
   *
   * @param seed of the run
   * @param step number of the step
   * @param index of the coordinate
   */
  public static double gaussian(long seed, long step, long index) {
    long key = mix(mix(seed ^ 0x9e3779b97f4a7c15L * step) + 0xbf58476d1ce4e5b9L * index);
    double radius = Math.sqrt(-2.0 * Math.log(1.0 - (key >>> 11) * UNIT));
    return radius * Math.cos(2.0 * Math.PI * ((mix(key) >>> 11) * UNIT));
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
