package io.github.ae4j.ecology;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A text as numbers: its characters, pairs of them, how often each is there, what stands at either end, and digits of
 * one number beside those of the next, each hashed to a place (Weinberger and others 2009). Norm 1.
 */
final class TextFeatures {
  private static final int ENDS = 6;
  private static final int NUMBERS = 4;
  private static final long PRIME = 0x100000001b3L;
  private static final long BASIS = 0xcbf29ce484222325L;

  private final long salt;
  private final int width;
  private int[] places = new int[0];
  private double[] values;

  private TextFeatures(int width, long salt) {
    this.values = new double[width];
    this.width = width;
    this.salt = salt;
  }

  /**
   * The features of a text.
   *
   * @param width how many places
   * @param salt of the hash
   */
  static TextFeatures of(String text, int width, long salt) {
    TextFeatures features = new TextFeatures(width, salt);
    features.characters(text);
    features.ends(text);
    features.numbers(text);
    features.norm();
    return features;
  }

  /** All places, most of them 0. */
  double[] dense() {
    double[] dense = new double[width];
    for (int k = 0; k < places.length; k++) {
      dense[places[k]] = values[k];
    }
    return dense;
  }

  /** Weights times the features. */
  double[] times(double[] weights, int rows) {
    double[] product = new double[rows];
    for (int r = 0; r < rows; r++) {
      double sum = 0.0;
      for (int k = 0; k < places.length; k++) {
        sum += weights[r * width + places[k]] * values[k];
      }
      product[r] = sum;
    }
    return product;
  }

  /** Adds w features to a row of weights that begins at an offset. */
  void addTo(double[] weights, int offset, double w) {
    for (int k = 0; k < places.length; k++) {
      weights[offset + places[k]] += w * values[k];
    }
  }

  private void characters(String text) {
    int[] counts = new int[128];
    for (int i = 0; i < text.length(); i++) {
      int c = text.charAt(i) & 127;
      counts[c]++;
      add(1, kind(c), 0, 0);
      if (i > 0) {
        int before = text.charAt(i - 1) & 127;
        add(2, before, c, 0);
        add(3, kind(before), kind(c), Integer.signum(c - before));
      }
    }
    for (int c = 0; c < counts.length; c++) {
      if (counts[c] > 0) {
        add(4, c, counts[c], 0);
      }
    }
  }

  /** Letters are one kind where a rule does not tell them apart; all else is its own. */
  private static int kind(int c) {
    return Character.isLowerCase(c) ? 'a' : Character.isUpperCase(c) ? 'A' : c;
  }

  private void ends(String text) {
    int length = text.length();
    for (int i = 0; i < Math.min(ENDS, length); i++) {
      add(5, i, text.charAt(i), 0);
      add(6, i, text.charAt(length - 1 - i), 0);
    }
    add(7, length, 0, 0);
  }

  /** The last digits of numbers that stand side by side, and each number's own. */
  private void numbers(String text) {
    int found = 0;
    int last = -1;
    for (int i = 0; i < text.length() && found < NUMBERS; i++) {
      boolean digit = Character.isDigit(text.charAt(i));
      boolean ends = digit && (i + 1 == text.length() || !Character.isDigit(text.charAt(i + 1)));
      if (ends) {
        int now = text.charAt(i) - '0';
        for (int repeat = 0; last >= 0 && repeat < 3; repeat++) {
          add(8 + repeat, found, last, now);
        }
        add(12, found, now, 0);
        last = now;
        found++;
      }
    }
  }

  private void add(int kind, int a, int b, int c) {
    long hash = BASIS ^ salt;
    for (int part : new int[] {kind, a, b, c}) {
      hash = (hash ^ part) * PRIME;
      hash ^= hash >>> 29;
    }
    values[(int) Math.floorMod(hash >>> 7, (long) values.length)] +=
        (hash >>> 62 & 1) == 0 ? 1 : -1;
  }

  private void norm() {
    double[] all = values;
    double norm = Math.sqrt(Arrays.stream(all).map(v -> v * v).sum());
    places = IntStream.range(0, width).filter(i -> all[i] != 0.0).toArray();
    values = Arrays.stream(places).mapToDouble(i -> all[i] / norm).toArray();
  }
}
