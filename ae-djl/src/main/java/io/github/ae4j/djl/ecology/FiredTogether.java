package io.github.ae4j.djl.ecology;

import ai.djl.ndarray.NDArray;
import io.github.ae4j.ecology.HebbianRule;
import java.util.ArrayList;
import java.util.List;

/** Keeps what goes into projections and what comes out of them, in one pass. */
final class FiredTogether implements Projections {
  private final Projections maps;
  private final List<float[]> before = new ArrayList<>();
  private final List<float[]> after = new ArrayList<>();

  FiredTogether(Projections maps) {
    this.maps = maps;
  }

  /** Projections are met in the order of their numbers. */
  @Override
  public NDArray of(int projection, NDArray x) {
    NDArray y = maps.of(projection, x);
    if (projection != before.size()) {
      throw new IllegalStateException(
          "projections must be met in order, got " + projection + " after " + before.size());
    }
    before.add(x.toFloatArray());
    after.add(y.toFloatArray());
    return y;
  }

  /**
   * Adds what fired to a rule's trace.
   *
   * @param shares of each place the advantage times its share of the step, one row after the other; where it is 0
   *     nothing is added
   */
  void trace(double[] shares, HebbianRule rule) {
    for (int projection = 0; projection < before.size(); projection++) {
      float[] pre = before.get(projection);
      float[] post = after.get(projection);
      int in = pre.length / shares.length;
      int out = post.length / shares.length;
      for (int place = 0; place < shares.length; place++) {
        if (shares[place] != 0.0) {
          double[] x = numbers(pre, place, in);
          rule.trace(projection, x, numbers(post, place, out), shares[place]);
        }
      }
    }
  }

  private static double[] numbers(float[] all, int place, int width) {
    double[] numbers = new double[width];
    for (int i = 0; i < width; i++) {
      numbers[i] = all[place * width + i];
    }
    return numbers;
  }
}
