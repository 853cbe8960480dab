package io.github.ae4j.testkit;

import io.github.ae4j.signal.Statistic;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The vectors of one step in three dimensions, so that the statistics reduced from them fit each other.
 *
 * @param g gradient
 * @param m first moment
 * @param w diagonal preconditioner
 * @param theta parameters
 * @param lag averaged readout minus parameters
 * @param scalars loss, reward and the weight of m
 */
record SmallProblem(
    double[] g, double[] m, double[] w, double[] theta, double[] lag, double[] scalars) {
  private static final int DIMENSION = 3;
  private static final double DECADES = 20.0;

  /**
   * Each vector of magnitude 1 and of one octant, the loss from 1 to 2: on the way from one such problem
   * to another no length and no loss comes near 0, where laws that know no scale are steep.
   */
  static SmallProblem core(SplittableRandom random) {
    return new SmallProblem(
        octant(random),
        octant(random),
        octant(random),
        octant(random),
        octant(random),
        new double[] {1.0 + random.nextDouble(), random.nextDouble(), random.nextDouble()});
  }

  private static double[] octant(SplittableRandom random) {
    return random.doubles(DIMENSION, 0.1, 1.1).toArray();
  }

  /** Each vector of a magnitude from 1e-10 to 1e10, or zero. */
  static SmallProblem anywhere(SplittableRandom random) {
    return new SmallProblem(
        vector(random),
        vector(random),
        octant(random),
        vector(random),
        vector(random),
        new double[] {vector(random)[0], vector(random)[0], random.nextDouble()});
  }

  private static double[] vector(SplittableRandom random) {
    double exponent = DECADES * (random.nextDouble() - 0.5);
    double scale = random.nextInt(10) == 0 ? 0.0 : Math.pow(10.0, exponent);
    double[] vector = new double[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] = scale * (2.0 * random.nextDouble() - 1.0);
    }
    return vector;
  }

  /** The problem that lies at s in [0, 1] of the straight way to another. */
  SmallProblem towards(SmallProblem other, double s) {
    return new SmallProblem(
        between(g, other.g, s),
        between(m, other.m, s),
        between(w, other.w, s),
        between(theta, other.theta, s),
        between(lag, other.lag, s),
        between(scalars, other.scalars, s));
  }

  private static double[] between(double[] a, double[] b, double s) {
    double[] point = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      point[i] = a[i] + s * (b[i] - a[i]);
    }
    return point;
  }

  Map<Statistic, Double> statistics() {
    double[] wg = times(w, g);
    double[] wm = times(w, m);
    Map<Statistic, Double> all = new EnumMap<>(Statistic.class);
    all.put(Statistic.LOSS, scalars[0]);
    Statistic.GIVEN.forEach(given -> all.put(given, scalars[1]));
    all.put(Statistic.MOMENTUM_WEIGHT, scalars[2]);
    all.put(Statistic.COUNT, (double) DIMENSION);
    all.put(Statistic.SUM_G, g[0] + g[1] + g[2]);
    all.put(Statistic.THETA_THETA, dot(theta, theta));
    all.put(Statistic.G_READOUT, dot(g, lag));
    all.put(Statistic.READOUT_READOUT, dot(lag, lag));
    pairs(g, m, Statistic.G_G, Statistic.G_M, Statistic.M_M, all);
    pairs(wg, wm, Statistic.WG_WG, Statistic.WG_WM, Statistic.WM_WM, all);
    all.put(Statistic.G_WG, dot(g, wg));
    all.put(Statistic.G_WM, dot(g, wm));
    return all;
  }

  private static void pairs(
      double[] a, double[] b, Statistic aa, Statistic ab, Statistic bb, Map<Statistic, Double> to) {
    to.put(aa, dot(a, a));
    to.put(ab, dot(a, b));
    to.put(bb, dot(b, b));
  }

  private static double[] times(double[] w, double[] v) {
    return new double[] {w[0] * v[0], w[1] * v[1], w[2] * v[2]};
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }
}
