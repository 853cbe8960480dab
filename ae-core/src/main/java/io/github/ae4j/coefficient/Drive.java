package io.github.ae4j.coefficient;

import java.util.Arrays;

/**
 * The drive u of one step: for each coefficient the sum of what the laws push, kept law by law. A
 * law can only add.
 */
public final class Drive {
  private final Coefficients coefficients;
  private final double[] total;
  private final double[] terms;
  private int row;

  /**
   * An empty drive.
   *
   * @param coefficients the group's coefficients
   * @param laws number of laws that will add
   */
  public Drive(Coefficients coefficients, int laws) {
    this.coefficients = coefficients;
    this.total = new double[coefficients.size()];
    this.terms = new double[laws * coefficients.size()];
  }

  /** Starts a new step: every term is zero. */
  public void clear() {
    Arrays.fill(total, 0.0);
    Arrays.fill(terms, 0.0);
  }

  /** Names the law whose turn it is to add, by its place in the loop's list. */
  public void turn(int law) {
    this.row = law * total.length;
  }

  /**
   * Adds to the drive of a coefficient.
   *
   * @param coefficient its name
   * @param u drive in chart units per meta-step
   */
  public void add(String coefficient, double u) {
    add(coefficients.index(coefficient), u);
  }

  /** Adds to the drive of the i-th coefficient. */
  public void add(int i, double u) {
    total[i] += u;
    terms[row + i] += u;
  }

  /** Sum of all terms for the i-th coefficient. */
  public double total(int i) {
    return total[i];
  }

  /** Whether every sum is finite. */
  public boolean isFinite() {
    double sum = 0.0;
    for (double u : total) {
      sum += Math.abs(u);
    }
    return sum < Double.POSITIVE_INFINITY;
  }

  /** What a law has added for the i-th coefficient. */
  public double term(int law, int i) {
    return terms[law * total.length + i];
  }
}
