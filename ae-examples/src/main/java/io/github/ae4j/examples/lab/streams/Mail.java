package io.github.ae4j.examples.lab.streams;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A mail as it is learnt: whether it is spam, and how often it has each word. A word is its number
 * modulo {@link #ATTRIBUTES}, so that some share one.
 */
public record Mail(boolean spam, SortedMap<Integer, Integer> counts) {
  /** Numbers that words are told apart by. */
  public static final int ATTRIBUTES = 1 << 14;

  /** With words of any number from 0. */
  static Mail of(boolean spam, Map<Integer, Integer> words) {
    SortedMap<Integer, Integer> counts = new TreeMap<>();
    words.forEach((word, count) -> counts.merge(word % ATTRIBUTES, count, Integer::sum));
    return new Mail(spam, counts);
  }

  /** The attributes that are not 0, rising. */
  int[] index() {
    return counts.keySet().stream().mapToInt(word -> word).toArray();
  }

  /** log(1 + count) of each, all scaled to length 1. */
  double[] value() {
    double[] value = counts.values().stream().mapToDouble(Math::log1p).toArray();
    double square = 0.0;
    for (double one : value) {
      square += one * one;
    }
    for (int i = 0; i < value.length; i++) {
      value[i] /= Math.sqrt(square);
    }
    return value;
  }
}
