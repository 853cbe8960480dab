package io.github.ae4j.coefficient;

import io.github.ae4j.memory.Extrema;

/**
 * The step about to be made. For each coefficient three chart coordinates: where it stood, where it
 * will be stored, and what is applied to the optimizer this time. A limit bounds the last two; the
 * applied one may be held below the stored one for a single step.
 */
public final class Candidate {
  /** Share of a coordinate that is rounding: a coefficient brought to its bound is not asked beyond it. */
  private static final double ROUNDING = 1e-12;

  private final Coefficients coefficients;
  private final Moves moves;
  private final double[] stored;
  private final double[] applied;
  private final boolean told;
  private final double[] entered;
  private final double[] enteredGap;
  private final boolean[] bounded;
  private final double[] driven;

  /** A candidate for the given coefficients, standing still. */
  public Candidate(Coefficients coefficients) {
    this.coefficients = coefficients;
    this.moves = coefficients.moves();
    this.told = moves.isRead();
    this.stored = new double[coefficients.size()];
    this.applied = new double[coefficients.size()];
    this.entered = new double[coefficients.size()];
    this.enteredGap = new double[coefficients.size()];
    this.bounded = new boolean[coefficients.size()];
    this.driven = new double[coefficients.size()];
    reset();
  }

  /** Starts a new step: every coefficient stands where it is. */
  public void reset() {
    for (int i = 0; i < stored.length; i++) {
      stored[i] = coefficients.coordinate(i);
      applied[i] = stored[i];
      driven[i] = 0.0;
    }
    if (told) {
      moves.release();
      know();
    }
  }

  /** Takes up the last step as memory has it: what was stored and what was applied. */
  public void recall() {
    for (int i = 0; i < stored.length; i++) {
      stored[i] = coefficients.coordinate(i);
      applied[i] = coefficients.applied(i);
    }
    if (told) {
      know();
    }
  }

  /** What the candidate is now stands in the book. */
  private void know() {
    for (int i = 0; i < stored.length; i++) {
      entered[i] = stored[i];
      enteredGap[i] = applied[i] - stored[i];
    }
  }

  /** The coefficients before the step. */
  public Coefficients coefficients() {
    return coefficients;
  }

  /** Chart coordinate of coefficient i before the step. */
  public double previous(int i) {
    return coefficients.coordinate(i);
  }

  /** Chart coordinate that coefficient i will be stored at. */
  public double coordinate(int i) {
    return stored[i];
  }

  /** Chart coordinate that is applied to the optimizer this step. */
  public double applied(int i) {
    return applied[i];
  }

  /** Value that is applied to the optimizer this step. */
  public double value(int i) {
    return coefficients.valueAt(i, applied[i]);
  }

  /** Value of a coefficient that is applied this step, by name. */
  public double value(String name) {
    return value(coefficients.index(name));
  }

  /** As above; or, where the loop does not hold it, a value given. */
  public double value(String name, double otherwise) {
    int i = coefficients.find(name);
    return i < 0 ? otherwise : value(i);
  }

  /** Moves coefficient i, stored and applied, to a chart coordinate. */
  public void move(int i, double coordinate) {
    stored[i] = coordinate;
    applied[i] = coordinate;
    enter(i);
  }

  /** Stores coefficient i at a chart coordinate and leaves what is applied as it is. */
  public void store(int i, double coordinate) {
    stored[i] = coordinate;
    enter(i);
  }

  /** Applies a chart coordinate this step only and leaves what is stored as it is. */
  public void hold(int i, double coordinate) {
    applied[i] = coordinate;
    enter(i);
  }

  /** Notes how far the laws have driven each coefficient: whoever moves it from here on is none. */
  public void drive() {
    for (int i = 0; i < stored.length; i++) {
      double dx = stored[i] - previous(i);
      driven[i] = Double.isFinite(dx) ? dx : 0.0;
    }
  }

  /** Enters in the book what has changed; of what is not finite, once it is finite again. */
  private void enter(int i) {
    if (told && Double.isFinite(stored[i])) {
      moves.move(i, stored[i] - entered[i]);
      entered[i] = stored[i];
      if (Double.isFinite(applied[i])) {
        double gap = applied[i] - stored[i];
        moves.hold(i, gap - enteredGap[i]);
        enteredGap[i] = gap;
      }
    }
  }

  /**
   * Makes the step, each coordinate projected to its coefficient's bounds (Pi_Omega).
   *
   * @return false if some coordinate was not finite: then all stays as the last step left it
   */
  public boolean commit() {
    double sum = 0.0;
    for (int i = 0; i < stored.length; i++) {
      sum += Math.abs(stored[i]) + Math.abs(applied[i]);
    }
    boolean finite = sum < Double.POSITIVE_INFINITY;
    if (!finite) {
      recall();
      moves.holdAgain();
    }
    if (told) {
      moves.turn(moves.bounds());
    }
    for (int i = 0; i < stored.length; i++) {
      double bound = coefficients.project(i, stored[i]);
      bounded[i] = stored[i] != bound && meets(i, bound);
      stored[i] = bound;
      applied[i] = coefficients.project(i, applied[i]);
      enter(i);
      coefficients.store(i, stored[i], applied[i], finite ? driven[i] : 0.0);
    }
    return finite;
  }

  /** Holds coefficient i, stored and applied, once the step is made or left as it was, to a coordinate at most. */
  public void bound(int i, double most) {
    double bound = coefficients.project(i, most);
    if (stored[i] > bound || applied[i] > bound) {
      if (told) {
        moves.turn(moves.bounds());
      }
      cap(i, bound);
      enter(i);
      coefficients.store(i, stored[i], applied[i], coefficients.driven(i));
    }
  }

  /** Holds what is applied of coefficient i to a coordinate at most, and leaves what is stored for the next step. */
  public void cap(int i, double most) {
    double bound = coefficients.project(i, most);
    stored[i] = Extrema.min(stored[i], bound);
    applied[i] = Extrema.min(applied[i], bound);
  }

  private boolean meets(int i, double bound) {
    return Math.abs(stored[i] - bound) > ROUNDING * (1.0 + Math.abs(bound))
        && coefficients.coordinate(i) != bound;
  }

  /** Whether the last commit held coefficient i back at a bound that it did not stand at before. */
  public boolean isBounded(int i) {
    return bounded[i];
  }
}
