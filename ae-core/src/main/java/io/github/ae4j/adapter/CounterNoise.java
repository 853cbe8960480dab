package io.github.ae4j.adapter;

/**
 * Gaussian noise that is a function of (seed, step, index) and has no position of its own, so that a
 * resumed run draws what the uninterrupted one would have. Keys are mixed by the SplitMix64 finaliser
 * (Steele, Lea, Flood 2014); the density is cut into layers of equal area (Marsaglia, Tsang 2000), in the
 * variant that draws the layer and the place in it from different bits (Doornik 2005). In 79 of 80 draws
 * that takes one mixing and one multiplication.
 */
public final class CounterNoise {
  private static final double UNIT = 0x1.0p-53;
  private static final long INDEX = 0xbf58476d1ce4e5b9L;
  private static final long NEXT = 0x9e3779b97f4a7c15L;
  private static final int LAYERS = 128;

  /** Where the tail begins, and the area of a layer (Doornik 2005, for 128 layers). */
  private static final double TAIL = 3.442619855899;

  private static final double AREA = 9.91256303526217e-3;

  /** Half width of each layer, from the base up. */
  private static final double[] WIDTH = widths();

  private CounterNoise() {}

  private static double[] widths() {
    double[] widths = new double[LAYERS + 1];
    widths[0] = AREA / density(TAIL);
    widths[1] = TAIL;
    for (int i = 2; i < LAYERS; i++) {
      widths[i] = Math.sqrt(-2.0 * Math.log(AREA / widths[i - 1] + density(widths[i - 1])));
    }
    return widths;
  }

  /** exp(-x^2 / 2). */
  private static double density(double x) {
    return Math.exp(-0.5 * x * x);
  }

  /**
   * A standard normal number.
   *
   * @param seed of the run
   * @param step number of the step
   * @param index of the coordinate
   */
  public static double gaussian(long seed, long step, long index) {
    long bits = mix(mix(seed ^ NEXT * step) + INDEX * index);
    int layer = (int) (bits & (LAYERS - 1));
    double x = signed(bits) * WIDTH[layer];
    return Math.abs(x) < WIDTH[layer + 1] ? x : unlikely(bits);
  }

  /** A draw that is not wholly inside its layer: in the tail, near the edge, or to be made again. */
  private static double unlikely(long first) {
    long bits = first;
    while (true) {
      int layer = (int) (bits & (LAYERS - 1));
      double place = signed(bits);
      double x = place * WIDTH[layer];
      if (Math.abs(x) < WIDTH[layer + 1]) {
        return x;
      }
      bits = mix(bits + NEXT);
      if (layer == 0) {
        return tail(bits, place < 0.0);
      }
      if (isUnderTheCurve(x, layer, positive(bits))) {
        return x;
      }
      bits = mix(bits + NEXT);
    }
  }

  private static boolean isUnderTheCurve(double x, int layer, double height) {
    double outer = density(WIDTH[layer]);
    double inner = density(WIDTH[layer + 1]);
    return outer + height * (inner - outer) < density(x);
  }

  /** Beyond the base layer's edge (Marsaglia 1964). */
  private static double tail(long first, boolean negative) {
    long bits = first;
    while (true) {
      double beyond = -Math.log(positive(bits)) / TAIL;
      bits = mix(bits + NEXT);
      if (-2.0 * Math.log(positive(bits)) >= beyond * beyond) {
        return negative ? -TAIL - beyond : TAIL + beyond;
      }
      bits = mix(bits + NEXT);
    }
  }

  /** Uniform in (-1, 1), from the bits that do not choose the layer. */
  private static double signed(long bits) {
    return (bits >> 10) * UNIT;
  }

  /** Uniform in (0, 1]. */
  private static double positive(long bits) {
    return ((bits >>> 11) + 1) * UNIT;
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
