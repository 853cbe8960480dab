package io.github.ae4j.examples.finetune;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;

/**
 * Windows of a text of tokens, each with what comes next at every place.
 *
 * @param tokens the text, longer than a window
 * @param length of a window
 */
record Windows(int[] tokens, int length) {
  private static final long MIX = 0x9e3779b97f4a7c15L; // as in SplitMix64 (Steele, Lea, Flood 2014)

  /** Beginnings of the windows of a step: anywhere, by the seed and the step's number alone. */
  int[] random(int count, long seed, int step) {
    SplittableRandom random = new SplittableRandom((seed + step * MIX) * MIX);
    return random.ints(count, 0, tokens.length - length).toArray();
  }

  /** Beginnings of windows that are spread evenly. */
  int[] even(int count) {
    int[] places = new int[count];
    for (int i = 0; i < count; i++) {
      places[i] = (int) ((long) i * (tokens.length - length) / count);
    }
    return places;
  }

  /** The windows at some places, (places, length), and behind them what comes next. */
  NDList at(NDManager manager, int... places) {
    long[] seen = new long[places.length * length];
    long[] next = new long[seen.length];
    for (int i = 0; i < seen.length; i++) {
      int at = places[i / length] + i % length;
      seen[i] = tokens[at];
      next[i] = tokens[at + 1];
    }
    Shape shape = new Shape(places.length, length);
    return new NDList(manager.create(seen, shape), manager.create(next, shape));
  }
}
