package io.github.ae4j.examples.golden;

import java.util.Map;

/** A loss that a trace file states in numbers. */
sealed interface TraceProblem {
  /** Number of coordinates it is defined for; 0 for any. */
  int dimension();

  /**
   * Loss and gradient at a step.
   *
   * @param t the step, from 1
   * @param theta where
   * @param gradient receives the gradient
   * @return the loss
   */
  double evaluate(int t, double[] theta, double[] gradient);

  /**
   * f = x'Ax/2 - b'x.
   *
   * @param a the matrix A, square
   * @param b the vector b
   */
  record Quadratic(double[][] a, double[] b) implements TraceProblem {
    @Override
    public int dimension() {
      return b.length;
    }

    @Override
    public double evaluate(int t, double[] x, double[] gradient) {
      double loss = 0.0;
      for (int i = 0; i < b.length; i++) {
        double ax = 0.0;
        double slope = 0.0;
        for (int j = 0; j < b.length; j++) {
          ax += a[i][j] * x[j];
          slope += 0.5 * (a[i][j] + a[j][i]) * x[j];
        }
        loss += 0.5 * x[i] * ax - b[i] * x[i];
        gradient[i] = slope - b[i];
      }
      return loss;
    }
  }

  /** f = (1-x)^2 + 100 (y-x^2)^2 (Rosenbrock 1960). */
  record Rosenbrock() implements TraceProblem {
    private static final double STEEPNESS = 100.0;

    @Override
    public int dimension() {
      return 2;
    }

    @Override
    public double evaluate(int t, double[] theta, double[] gradient) {
      double x = theta[0];
      double off = theta[1] - x * x;
      gradient[0] = -2.0 * (1.0 - x) - 4.0 * STEEPNESS * x * off;
      gradient[1] = 2.0 * STEEPNESS * off;
      return (1.0 - x) * (1.0 - x) + STEEPNESS * off * off;
    }
  }

  /**
   * f = sum h_i x_i^2/2 + n_i x_i with n_i = amplitude sin(0.7 t + 1.3 i), and faults at some steps.
   *
   * @param h curvature of each coordinate
   * @param amplitude of the disturbance, gradient units
   * @param faults what goes wrong, by step
   */
  record Noisy(double[] h, double amplitude, Map<Integer, Fault> faults) implements TraceProblem {
    @Override
    public int dimension() {
      return h.length;
    }

    @Override
    public double evaluate(int t, double[] x, double[] gradient) {
      double loss = 0.0;
      for (int i = 0; i < h.length; i++) {
        double n = amplitude * Math.sin(0.7 * t + 1.3 * i);
        loss += 0.5 * h[i] * x[i] * x[i] + n * x[i];
        gradient[i] = h[i] * x[i] + n;
      }
      Fault fault = faults.get(t);
      return fault == null ? loss : fault.strike(loss, gradient);
    }
  }

  /** What can go wrong in a step. */
  enum Fault {
    /** Gradient 0 and the loss become NaN. */
    NAN {
      @Override
      double strike(double loss, double[] gradient) {
        gradient[0] = Double.NaN;
        return Double.NaN;
      }
    },
    /** Gradient 1 becomes infinite and the loss too. */
    INF {
      @Override
      double strike(double loss, double[] gradient) {
        gradient[1] = Double.POSITIVE_INFINITY;
        return loss + Double.POSITIVE_INFINITY;
      }
    },
    /** Both grow by 1e9. */
    HUGE {
      @Override
      double strike(double loss, double[] gradient) {
        for (int i = 0; i < gradient.length; i++) {
          gradient[i] *= FACTOR;
        }
        return loss * FACTOR;
      }
    };

    private static final double FACTOR = 1e9;

    /** Spoils the gradient and returns the spoilt loss. */
    abstract double strike(double loss, double[] gradient);
  }
}
