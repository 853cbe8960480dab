package io.github.ae4j.examples.lab.valley;

import java.util.Arrays;

/** A loss without noise, as a function of its parameters. */
public interface Landscape {
  /** Number of parameters. */
  int size();

  /** The loss at a point; its gradient is left in the array. */
  double loss(double[] point, double[] gradient);

  /**
   * The banana valley of Rosenbrock 1960, with its bottom at (1, 1): 100 (y - x^2)^2 + (1 - x)^2.
   */
  record Rosenbrock() implements Landscape {
    private static final double STEEPNESS = 100.0;

    @Override
    public int size() {
      return 2;
    }

    @Override
    public double loss(double[] point, double[] gradient) {
      double across = point[1] - point[0] * point[0];
      double along = 1.0 - point[0];
      gradient[0] = -4.0 * STEEPNESS * across * point[0] - 2.0 * along;
      gradient[1] = 2.0 * STEEPNESS * across;
      return STEEPNESS * across * across + along * along;
    }
  }

  /**
   * A deep linear network on white inputs (Saxe, McClelland, Ganguli 2014): half the squared distance
   * |W_L ... W_1 - A|^2 of its product from a matrix. Row-major matrices one after another, W_1 first.
   *
   * @param layers L
   * @param width of the square matrices
   * @param target A
   */
  record DeepLinear(int layers, int width, double[] target) implements Landscape {
    @Override
    public int size() {
      return layers * width * width;
    }

    @Override
    public double loss(double[] point, double[] gradient) {
      double[][] below = new double[layers + 1][];
      below[0] = identity();
      for (int l = 0; l < layers; l++) {
        below[l + 1] = product(matrix(point, l), false, below[l], false);
      }
      double[] error = below[layers];
      double sum = 0.0;
      for (int i = 0; i < error.length; i++) {
        error[i] -= target[i];
        sum += 0.5 * error[i] * error[i];
      }
      // dl/dW_l = (W_L ... W_l+1)' E (W_l-1 ... W_1)', the left part gathered from the top.
      double[] left = error;
      for (int l = layers - 1; l >= 0; l--) {
        double[] slope = product(left, false, below[l], true);
        System.arraycopy(slope, 0, gradient, l * slope.length, slope.length);
        left = product(matrix(point, l), true, left, false);
      }
      return sum;
    }

    private double[] identity() {
      double[] one = new double[width * width];
      for (int i = 0; i < width; i++) {
        one[i * width + i] = 1.0;
      }
      return one;
    }

    private double[] matrix(double[] point, int layer) {
      int cells = width * width;
      return Arrays.copyOfRange(point, layer * cells, (layer + 1) * cells);
    }

    /** a b, either of them transposed first if it says so. */
    private double[] product(double[] a, boolean transposeA, double[] b, boolean transposeB) {
      double[] c = new double[width * width];
      for (int i = 0; i < width; i++) {
        for (int k = 0; k < width; k++) {
          double factor = transposeA ? a[k * width + i] : a[i * width + k];
          for (int j = 0; j < width; j++) {
            c[i * width + j] += factor * (transposeB ? b[j * width + k] : b[k * width + j]);
          }
        }
      }
      return c;
    }
  }
}
