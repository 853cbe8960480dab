package io.github.ae4j.meta;

import java.util.Arrays;

/** H v from one gradient more. */
final class GradientDifference {
  private static final double MOVE = 1e-5;

  private GradientDifference() {}

  static void product(
      MetaTask task, int step, double[] theta, double[] g, double[] direction, double[] product) {
    double length = Math.sqrt(Dense.dot(direction, direction));
    if (!(length > 0.0)) {
      Arrays.fill(product, 0.0);
      return;
    }
    double move = MOVE * (1.0 + Math.sqrt(Dense.dot(theta, theta))) / length;
    double[] moved = new double[theta.length];
    for (int i = 0; i < theta.length; i++) {
      moved[i] = theta[i] + move * direction[i];
    }
    task.loss(step, moved, product);
    for (int i = 0; i < theta.length; i++) {
      product[i] = (product[i] - g[i]) / move;
    }
  }
}
