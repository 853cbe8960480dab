package io.github.ae4j.examples.lab.streams;

import io.github.ae4j.examples.BadInput;
import java.util.Arrays;

/**
 * Labelled examples in the order they come in, each by its attributes that are not 0.
 *
 * @param source where they are from, in words
 * @param attributes number of all attributes
 * @param index numbers of each example's attributes, from 0
 * @param value their values
 * @param positive the labels
 */
record Examples(
    String source, int attributes, int[][] index, double[][] value, boolean[] positive) {
  Examples {
    if (index.length != positive.length || value.length != positive.length) {
      throw new BadInput(
          "%s: attributes must be given for each of %d labels, got %d and %d"
              .formatted(source, positive.length, index.length, value.length));
    }
  }

  /** Examples that have every attribute. */
  static Examples dense(String source, double[][] value, boolean[] positive) {
    int attributes = value[0].length;
    int[] all = new int[attributes];
    Arrays.setAll(all, i -> i);
    int[][] index = new int[value.length][];
    Arrays.fill(index, all);
    return new Examples(source, attributes, index, value, positive);
  }

  /** Number of examples. */
  int size() {
    return positive.length;
  }

  /** w.x + b of an example, b being the last weight. */
  double score(int example, double[] weights) {
    double score = weights[attributes];
    for (int i = 0; i < index[example].length; i++) {
      score += weights[index[example][i]] * value[example][i];
    }
    return score;
  }
}
