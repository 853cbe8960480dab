package io.github.ae4j.djl.ecology;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.ae4j.ecology.HebbianRule;
import java.util.ArrayList;
import java.util.List;

/** Keeps what goes into projections and what comes out of them, in one pass. */
final class FiredTogether implements Projections {
  private final Projections maps;
  private final List<NDArray> before = new ArrayList<>();
  private final List<NDArray> after = new ArrayList<>();

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
    before.add(x);
    after.add(y);
    return y;
  }

  /**
   * Adds to a rule's trace what fired where the answers were written: from the mark to the last character.
   *
   * @param shares each row's advantage times its share of the step; a row's places have equal parts of it
   */
  static void trace(
      NDManager manager,
      TinyTransformer model,
      Projections maps,
      Completions given,
      double[] shares,
      HebbianRule rule) {
    FiredTogether fired = new FiredTogether(maps);
    int places = (int) given.stream(manager, model, fired).getShape().get(1);
    for (int projection = 0; projection < fired.before.size(); projection++) {
      float[] before = fired.before.get(projection).toFloatArray();
      float[] after = fired.after.get(projection).toFloatArray();
      int in = before.length / (places * shares.length);
      int out = after.length / (places * shares.length);
      for (int row = 0; row < shares.length; row++) {
        int written = given.answers().get(row).length + 1;
        int from = row * places + given.rows().room() - 1;
        for (int place = from; place < from + written; place++) {
          rule.trace(
              projection,
              numbers(before, place, in),
              numbers(after, place, out),
              shares[row] / written);
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
