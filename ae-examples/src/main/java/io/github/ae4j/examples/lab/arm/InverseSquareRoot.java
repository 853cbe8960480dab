package io.github.ae4j.examples.lab.arm;

/**
 * The rate of online gradient descent: a/sqrt(t), t from 1.
 *
 * <p>M. Zinkevich (2003), "Online Convex Programming and Generalized Infinitesimal Gradient Ascent",
 * ICML.
 *
 * @param first a, the rate of the first step
 */
record InverseSquareRoot(double first) implements Schedule {
  @Override
  public double at(int step, int steps) {
    return first / Math.sqrt(step + 1.0);
  }
}
