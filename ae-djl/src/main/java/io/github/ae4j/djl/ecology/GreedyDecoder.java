package io.github.ae4j.djl.ecology;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes the answers of many prompts at once, of each place the likeliest character; keys and values are kept. */
final class GreedyDecoder {
  private final TinyTransformer model;
  private final Projections maps;

  GreedyDecoder(TinyTransformer model, Projections maps) {
    this.model = model;
    this.maps = maps;
  }

  /** The numbers of each answer, without its end. */
  List<int[]> answers(NDManager parent, Rows rows) {
    int[][] written = new int[rows.count()][model.sizes().context()];
    int[] lengths = new int[rows.count()];
    boolean[] ended = new boolean[rows.count()];
    TinyTransformer.Seen seen = new TinyTransformer.Seen();
    try (NDManager manager = parent.newSubManager()) {
      NDArray tokens = rows.prompts(manager);
      int from = 0;
      for (int step = 0; !all(ended); step++) {
        int to = rows.room() + step;
        int[] next = next(manager, rows, tokens, from, seen);
        for (int row = 0; row < next.length; row++) {
          if (next[row] == Characters.END) {
            ended[row] = true;
          }
          if (!ended[row]) {
            written[row][lengths[row]++] = next[row];
            ended[row] = lengths[row] == rows.answer(row);
          }
        }
        tokens = manager.create(next, new Shape(rows.count(), 1));
        from = to;
      }
    }
    List<int[]> answers = new ArrayList<>();
    for (int row = 0; row < written.length; row++) {
      answers.add(Arrays.copyOf(written[row], lengths[row]));
    }
    return answers;
  }

  private static boolean all(boolean[] ended) {
    for (boolean one : ended) {
      if (!one) {
        return false;
      }
    }
    return true;
  }

  private int[] next(
      NDManager manager, Rows rows, NDArray tokens, int from, TinyTransformer.Seen seen) {
    int to = from + (int) tokens.getShape().get(1);
    NDArray stream =
        model.stream(
            tokens, rows.places(manager, from, to), rows.mask(manager, from, to), maps, seen);
    NDArray last = from + 1 == to ? stream : stream.split(new long[] {to - from - 1L}, 1).get(1);
    long[] likeliest = model.scores(last).argMax(-1).toLongArray();
    return Arrays.stream(likeliest).mapToInt(Math::toIntExact).toArray();
  }
}
