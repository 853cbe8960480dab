package io.github.ae4j.examples.lab.arm;

/**
 * Schedule-Free SGD: d_t = g_t, c_{t+1} = 1/(t+1), so that x is the plain mean of all z, the first
 * included (arXiv 2405.15682, equations 2 to 4). During a warm-up a z counts with its gamma^2, the
 * first one with the full rate's.
 */
final class ScheduleFreeSgd extends ScheduleFree {
  ScheduleFreeSgd(double[] start, double learningRate, int warmUp) {
    super(start, learningRate, warmUp, learningRate * learningRate);
  }

  @Override
  double factor(int t) {
    return 1.0;
  }

  @Override
  void move(double[] z, double[] y, double[] gradient, double gamma) {
    for (int i = 0; i < z.length; i++) {
      z[i] -= gamma * gradient[i];
    }
  }
}
