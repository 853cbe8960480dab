package io.github.ae4j.coefficient;

/**
 * The step about to be made. For each coefficient three chart coordinates: where it stood, where it
 * will be stored, and what is applied to the optimizer this time. A limit bounds the last two; the
 * applied one may be held below the stored one for a single step.
 */
public final class Candidate {
  private final Coefficients coefficients;
  private final Moves moves;
  private final double[] stored;
  private final double[] applied;
  private final double[] value;
  private final double[] valued;

  /** A candidate for the given coefficients, standing still. */
  public Candidate(Coefficients coefficients) {
    this.coefficients = coefficients;
    this.moves = coefficients.moves();
    this.stored = new double[coefficients.size()];
    this.applied = new double[coefficients.size()];
    this.value = new double[coefficients.size()];
    this.valued = new double[coefficients.size()];
    java.util.Arrays.fill(valued, Double.NaN);
    reset();
  }

  /** Starts a new step: every coefficient stands where it is. */
  public void reset() {
    for (int i = 0; i < stored.length; i++) {
      stored[i] = coefficients.coordinate(i);
      applied[i] = stored[i];
    }
    moves.release();
  }

  /** Takes up the last step as memory has it: what was stored and what was applied. */
  public void recall() {
    for (int i = 0; i < stored.length; i++) {
      stored[i] = coefficients.coordinate(i);
      applied[i] = coefficients.applied(i);
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
    if (valued[i] != applied[i]) { // a chart's exponential is paid only where x has moved
      value[i] = coefficients.within(i, coefficients.spec(i).chart().value(applied[i]));
      valued[i] = applied[i];
    }
    return value[i];
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
    moves.move(i, coordinate - stored[i]);
    if (applied[i] != stored[i]) {
      moves.hold(i, stored[i] - applied[i]);
    }
    stored[i] = coordinate;
    applied[i] = coordinate;
  }

  /** Stores coefficient i at a chart coordinate and leaves what is applied as it is. */
  public void store(int i, double coordinate) {
    moves.move(i, coordinate - stored[i]);
    moves.hold(i, stored[i] - coordinate);
    stored[i] = coordinate;
  }

  /** Applies a chart coordinate this step only and leaves what is stored as it is. */
  public void hold(int i, double coordinate) {
    moves.hold(i, coordinate - applied[i]);
    applied[i] = coordinate;
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
    for (int i = 0; i < stored.length; i++) {
      bound(i, applied[i] - stored[i]);
    }
    return finite;
  }

  /** Makes the step of coefficient i inside its bounds; what they take off is entered as theirs. */
  private void bound(int i, double gap) {
    double x = coefficients.project(i, stored[i]);
    double acts = coefficients.project(i, applied[i]);
    if (x != stored[i]) {
      moves.move(moves.bounds(), i, x - stored[i]);
    }
    if (acts - x != gap) {
      moves.hold(moves.bounds(), i, acts - x - gap);
    }
    stored[i] = x;
    applied[i] = acts;
    coefficients.store(i, x, acts);
  }
}
