package io.github.ae4j.examples.stream;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The drifting hyperplane of Hulten, Spencer, Domingos 2001: attributes uniform in [0, 1], label 1 if
 * w.x &gt;= sum(w)/2, every weight moving by a fixed amount an instance and turning back with some
 * chance, labels flipped with some chance.
 *
 * @param attributes number of attributes, all of which move
 * @param change how far a weight moves an instance; 0 stands still
 * @param reversal chance that a weight turns back, an instance
 * @param noise chance that a label is flipped
 */
public record Hyperplane(int attributes, double change, double reversal, double noise) {
  /** The stream of the reference table: 10 attributes, .001 an instance, 10% reversal, 5% noise. */
  public static Hyperplane drifting() {
    return new Hyperplane(10, 0.001, 0.1, 0.05);
  }

  /** The same concept standing still. */
  public static Hyperplane standing() {
    return new Hyperplane(10, 0.0, 0.1, 0.05);
  }

  /**
   * Instances in their order of arrival.
   *
   * @param x attributes, a row an instance
   * @param label 0 or 1 an instance
   */
  public record Instances(double[][] x, int[] label) {}

  /** Makes the first n instances of the stream of a seed. */
  public Instances make(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] weights = random.doubles(attributes).toArray();
    double[] direction = new double[attributes];
    Arrays.fill(direction, 1.0);
    double[][] x = new double[n][attributes];
    int[] label = new int[n];
    for (int t = 0; t < n; t++) {
      Arrays.setAll(x[t], i -> random.nextDouble());
      label[t] = above(weights, x[t]) ? 1 : 0;
      if (random.nextDouble() < noise) {
        label[t] = 1 - label[t];
      }
      move(weights, direction, random);
    }
    return new Instances(x, label);
  }

  private static boolean above(double[] weights, double[] x) {
    double score = 0.0;
    double half = 0.0;
    for (int i = 0; i < x.length; i++) {
      score += weights[i] * x[i];
      half += weights[i] / 2.0;
    }
    return score >= half;
  }

  private void move(double[] weights, double[] direction, SplittableRandom random) {
    if (change == 0.0) {
      return;
    }
    for (int i = 0; i < attributes; i++) {
      weights[i] += direction[i] * change;
      if (random.nextDouble() < reversal) {
        direction[i] = -direction[i];
      }
    }
  }
}
