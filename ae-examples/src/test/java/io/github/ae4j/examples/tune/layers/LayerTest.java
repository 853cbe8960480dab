package io.github.ae4j.examples.tune.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayerTest {
  private static final int ROWS = 6;

  /** A layer and its number of inputs a row. */
  static Stream<Map.Entry<Layer, Integer>> layers() {
    return Stream.of(
        Map.entry(new Linear(3, 2, 1.0), 3),
        Map.entry(new Rectifier(), 3),
        Map.entry(new LayerNormalisation(4), 4),
        Map.entry(new BatchNormalisation(2, 3, 1.0), 6),
        Map.entry(new Attention(3, 4, 2), 12),
        Map.entry(new Attention(2, 2, 1), 6),
        Map.entry(new Convolution(2, 3, 3), 18),
        Map.entry(new Pool(2, 4), 8),
        Map.entry(new Residual(new Linear(3, 3, 1.0)), 3),
        Map.entry(new Chain(new Linear(3, 4, 1.0), new Rectifier(), new Linear(4, 2, 1.0)), 3),
        Map.entry(Networks.residual(4, 2, 1, 3, 1.0), 16));
  }

  private static double[] normal(int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[size];
    Arrays.setAll(values, i -> random.nextGaussian());
    return values;
  }

  /** The outputs against fixed numbers: a loss whose slope is those numbers. */
  private static double loss(Layer layer, double[] theta, int from, double[] x, double[] slope) {
    double[] y = layer.forward(theta, from, x, ROWS);
    double sum = 0.0;
    for (int i = 0; i < y.length; i++) {
      sum += slope[i] * y[i];
    }
    return sum;
  }

  @ParameterizedTest
  @MethodSource("layers")
  void derivativesAgreeWithCentralDifferences(Map.Entry<Layer, Integer> of) {
    check(of.getKey(), normal(of.getValue() * ROWS, 1L), true);
  }

  /** Tokens have no derivatives. */
  @Test
  void derivativesInTokensWeightsAgree() {
    double[] tokens = {0.0, 1.0, 2.0, 2.0, 1.0, 1.0};
    check(new Embedding(3, 2, 4), tokens, false);
    check(Networks.transformer(3, 3, 4, 2, 2), tokens, false);
  }

  private static void check(Layer layer, double[] x, boolean inputs) {
    int from = 2;
    double[] theta = normal(layer.size() + 3, 2L);
    double[] slope = normal(layer.forward(theta, from, x, ROWS).length, 3L);
    double[] gradient = new double[theta.length];
    Arrays.fill(gradient, 7.0); // added to
    double[] passed = layer.backward(theta, from, slope.clone(), ROWS, gradient).clone();
    double[] expected = new double[theta.length];
    Arrays.fill(expected, 7.0);
    for (int i = from; i < from + layer.size(); i++) {
      expected[i] += difference(layer, theta, theta, from, x, slope, i);
    }
    assertArrayEquals(expected, gradient, 1e-5);
    if (inputs) {
      double[] moved = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        moved[i] = difference(layer, theta, x, from, x, slope, i);
      }
      assertArrayEquals(moved, passed, 1e-5);
    }
  }

  private static double difference(
      Layer layer, double[] theta, double[] turned, int from, double[] x, double[] slope, int i) {
    double h = 1e-5;
    double kept = turned[i];
    turned[i] = kept + h;
    double above = loss(layer, theta, from, x, slope);
    turned[i] = kept - h;
    double below = loss(layer, theta, from, x, slope);
    turned[i] = kept;
    return (above - below) / (2.0 * h);
  }

  /** Row 0 is 1 and 3, row 1 is 2 and 2: y = 1 x_0 + 10 x_1 + .5. */
  @Test
  void aLinearLayerSumsItsInputs() {
    double[] theta = {1.0, 10.0, 0.5};
    double[] y = new Linear(2, 1, 1.0).forward(theta, 0, new double[] {1.0, 2.0, 3.0, 2.0}, 2);
    assertArrayEquals(new double[] {31.5, 22.5}, y, 1e-12);
  }

  /** A channel of 1, 3 / 5, 7 in two rows of two places: mean 4, variance 5; y = 2 u + 1. */
  @Test
  void aBatchIsNormalisedByItsOwnStatistics() {
    double[] y =
        new BatchNormalisation(1, 2, 1.0)
            .forward(new double[] {2.0, 1.0}, 0, new double[] {1.0, 3.0, 5.0, 7.0}, 2);
    double unit = 2.0 / Math.sqrt(5.0 + 1e-5);
    double[] expected = {1.0 - 3.0 * unit, 1.0 - unit, 1.0 + unit, 1.0 + 3.0 * unit};
    assertArrayEquals(expected, y, 1e-12);
  }

  /** Features 1 and 3 of one row: mean 2, variance 1. */
  @Test
  void aRowIsNormalisedOverItsFeatures() {
    double[] y =
        new LayerNormalisation(2)
            .forward(new double[] {1.0, 2.0, 0.0, 5.0}, 0, new double[] {1.0, 3.0}, 1);
    double unit = 1.0 / Math.sqrt(1.0 + 1e-5);
    assertArrayEquals(new double[] {-unit, 5.0 + 2.0 * unit}, y, 1e-12);
  }

  /** One picture of 3 x 3, of which the weight of the tap above and to the left is 1: all moves down and right. */
  @Test
  void aConvolutionMovesAPicture() {
    double[] theta = {1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 10.0};
    double[] x = {1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0};
    double[] expected = {50.0, 60.0, 0.0, 80.0, 91.0, 2.0, 0.0, 4.0, 5.0};
    assertArrayEquals(expected, new Convolution(1, 1, 3).forward(theta, 0, x, 1), 1e-12);
  }

  /** Query 1, keys 0 and ln 3, values 4 and 8: the first place sees 4, the second 1/4 of 4 and 3/4 of 8. */
  @Test
  void attentionWeighsWhatCameBefore() {
    double[] x = {1.0, 1.0, 0.0, Math.log(3.0), 4.0, 8.0};
    double[] y = new Attention(2, 1, 1).forward(new double[0], 0, x, 2);
    assertArrayEquals(new double[] {4.0, 7.0}, y, 1e-12);
  }

  @Test
  void aPlaceSeesNothingThatComesLaterNorAnotherWindow() {
    Layer network = Networks.transformer(4, 3, 4, 2, 2);
    double[] theta = new double[network.size()];
    network.start(theta, 0, new SplittableRandom(1L));
    double[] one = network.forward(theta, 0, new double[] {0, 1, 2, 3, 2, 1}, ROWS).clone();
    double[] two = network.forward(theta, 0, new double[] {0, 1, 3, 3, 2, 0}, ROWS);
    for (int token = 0; token < 4; token++) {
      for (int row : new int[] {0, 1, 3, 4}) {
        assertEquals(one[token * ROWS + row], two[token * ROWS + row]);
      }
      assertNotEquals(one[token * ROWS + 2], two[token * ROWS + 2]);
    }
  }
}
