package io.github.ae4j.evo;

import java.util.Random;

/** A sum of bowls and waves in n coordinates. */
final class Rugged {
  private final double[] centre;

  Rugged(int n, long seed) {
    Random random = new Random(seed);
    centre = random.doubles(n, -1.0, 1.0).toArray();
  }

  double loss(double[] x) {
    double sum = 0.0;
    for (int i = 0; i < x.length; i++) {
      double d = x[i] - centre[i];
      sum += 0.5 * d * d + 0.3 * (1.0 - Math.cos(9.0 * d));
    }
    return sum;
  }

  double[] gradient(double[] x) {
    double[] g = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double d = x[i] - centre[i];
      g[i] = d + 2.7 * Math.sin(9.0 * d);
    }
    return g;
  }

  double[] start() {
    double[] start = centre.clone();
    for (int i = 0; i < start.length; i++) {
      start[i] += 1.0 + 0.1 * i;
    }
    return start;
  }
}
