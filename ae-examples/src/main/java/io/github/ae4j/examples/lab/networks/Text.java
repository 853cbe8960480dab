package io.github.ae4j.examples.lab.networks;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Text to train with and to judge by, as numbers of characters.
 *
 * @param source where it is from, in words
 * @param alphabet number of different characters; the last stands for every rare one
 * @param training to train with
 * @param heldBack to judge by
 */
public record Text(String source, int alphabet, int[] training, int[] heldBack) {
  /** Characters told apart, with the one for all others. */
  private static final int LARGEST_ALPHABET = 64;

  private static final int ASCII = 128;

  /** Numbers the characters by how often the training text has them. */
  static Text of(String source, String training, String heldBack) {
    return of(source, training, training, heldBack);
  }

  /** Numbers the characters by how often some text has them, so that two texts can share them. */
  static Text of(String source, String numberedBy, String training, String heldBack) {
    int[] frequent = frequent(numberedBy);
    int[] numbers = new int[ASCII];
    Arrays.fill(numbers, frequent.length);
    for (int i = 0; i < frequent.length; i++) {
      numbers[frequent[i]] = i;
    }
    return new Text(
        source,
        frequent.length + 1,
        numbered(training, numbers, frequent.length),
        numbered(heldBack, numbers, frequent.length));
  }

  /** The characters to be told apart, the most frequent first. */
  private static int[] frequent(String training) {
    int[] counts = new int[ASCII];
    training.chars().filter(c -> c < ASCII).forEach(c -> counts[c]++);
    return IntStream.range(0, ASCII)
        .filter(c -> counts[c] > 0)
        .boxed()
        .sorted(Comparator.comparingInt((Integer c) -> -counts[c]))
        .limit(LARGEST_ALPHABET - 1L)
        .mapToInt(c -> c)
        .toArray();
  }

  private static int[] numbered(String text, int[] numbers, int other) {
    return text.chars().map(c -> c < ASCII ? numbers[c] : other).toArray();
  }
}
