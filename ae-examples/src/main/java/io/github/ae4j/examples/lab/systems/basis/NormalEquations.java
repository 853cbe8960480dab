package io.github.ae4j.examples.lab.systems.basis;

import java.util.Arrays;

/**
 * Second moments of the dictionary's functions, standardised to a root mean square of 1, and of the
 * observations.
 *
 * @param gram mean product of two functions
 * @param target mean product of a function and the observations
 * @param scale root mean square of a function before it was standardised
 * @param power mean square of the observations
 */
record NormalEquations(double[][] gram, double[] target, double[] scale, double power) {
  private static final int POWER_STEPS = 200;

  /** Of the functions at places x and the observations y there. */
  static NormalEquations of(double[] x, double[] y) {
    int size = Basis.DICTIONARY.size();
    double[][] phi = new double[size][];
    double[] scale = new double[size];
    for (int i = 0; i < size; i++) {
      phi[i] = Arrays.stream(x).map(Basis.DICTIONARY.get(i).function()).toArray();
      scale[i] = Math.sqrt(mean(phi[i], phi[i]));
    }
    double[][] gram = new double[size][size];
    double[] target = new double[size];
    for (int i = 0; i < size; i++) {
      target[i] = mean(phi[i], y) / scale[i];
      for (int j = 0; j < size; j++) {
        gram[i][j] = mean(phi[i], phi[j]) / (scale[i] * scale[j]);
      }
    }
    return new NormalEquations(gram, target, scale, power(y));
  }

  private static double power(double[] y) {
    double power = 0.0;
    for (double value : y) {
      power += value * value / y.length;
    }
    return power;
  }

  private static double mean(double[] a, double[] b) {
    double sum = 0.0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum / a.length;
  }

  /** Of the gram matrix, by the power method; its diagonal is positive, so a start of ones will do. */
  double largestEigenvalue() {
    double[] v = new double[scale.length];
    Arrays.fill(v, 1.0);
    double value = 1.0;
    for (int k = 0; k < POWER_STEPS; k++) {
      double[] next = times(v);
      value = Math.sqrt(mean(next, next) / mean(v, v));
      for (int i = 0; i < v.length; i++) {
        v[i] = next[i] / value;
      }
    }
    return value;
  }

  /** The gram matrix times a vector. */
  double[] times(double[] v) {
    double[] product = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      for (int j = 0; j < v.length; j++) {
        product[i] += gram[i][j] * v[j];
      }
    }
    return product;
  }
}
