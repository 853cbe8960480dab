package io.github.ae4j.online;

import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Statistic;

/** The products of a step's gradient, over what it touches, and the sums that they change. */
final class TouchedStatistics {
  private final Touched touched;

  TouchedStatistics(Touched touched) {
    this.touched = touched;
  }

  /** Writes what needs no w. */
  void plain(Observation observation, double mm) {
    double sum = 0.0;
    double gg = 0.0;
    double gm = 0.0;
    for (int j = 0; j < touched.count; j++) {
      double g = touched.g[j];
      sum += g;
      gg += g * g;
      gm += g * touched.m[j];
    }
    observation.set(0, Statistic.SUM_G, sum);
    observation.set(0, Statistic.G_G, gg);
    observation.set(0, Statistic.G_M, gm);
    observation.set(0, Statistic.M_M, mm);
  }

  /** Writes what needs w where that is 1. */
  void copy(Observation observation) {
    double gg = observation.value(0, Statistic.G_G);
    double gm = observation.value(0, Statistic.G_M);
    observation.set(0, Statistic.G_WG, gg);
    observation.set(0, Statistic.G_WM, gm);
    observation.set(0, Statistic.WG_WG, gg);
    observation.set(0, Statistic.WG_WM, gm);
    observation.set(0, Statistic.WM_WM, observation.value(0, Statistic.M_M));
  }

  /**
   * Writes what needs w.
   *
   * @param nn |w m|^2 with the w before the gradient; 0 where all is touched
   */
  void weighed(Observation observation, double nn, SecondMoment second) {
    double gwg = 0.0;
    double gwm = 0.0;
    double wgwg = 0.0;
    double wgwm = 0.0;
    double before = 0.0;
    double after = 0.0;
    for (int j = 0; j < touched.count; j++) {
      double m = touched.m[j];
      double wg = touched.w[j] * touched.g[j];
      double wm = touched.w[j] * m;
      double old = second.w(touched.at[j]) * m;
      gwg += touched.g[j] * wg;
      gwm += touched.g[j] * wm;
      wgwg += wg * wg;
      wgwm += wg * wm;
      before += old * old;
      after += wm * wm;
    }
    observation.set(0, Statistic.G_WG, gwg);
    observation.set(0, Statistic.G_WM, gwm);
    observation.set(0, Statistic.WG_WG, wgwg);
    observation.set(0, Statistic.WG_WM, wgwm);
    observation.set(0, Statistic.WM_WM, Math.max(0.0, nn - before) + after);
  }
}
