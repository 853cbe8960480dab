package io.github.ae4j.coefficient;

import io.github.ae4j.memory.Extrema;
import io.github.ae4j.memory.Slots;
import java.util.Arrays;
import java.util.List;

/**
 * The coefficients of one parameter group as they stand between steps: for each its stored chart
 * coordinate x, in the loop's memory, its anchor's, the one last applied, and how far the laws last
 * drove it. What a step writes to the optimizer can be less than what is stored, see {@link
 * Candidate}.
 */
public final class Coefficients {
  private static final int CELLS = 4;

  private final Coefficient[] specs;
  private final String[] names;
  private final int[] hashes;
  private final double[] low;
  private final double[] high;
  private final Slots cells;
  private final Moves moves;
  private final double[] raised;
  private final double[] raisedAt;
  private final boolean weighted;

  /**
   * A view of a group's coefficients.
   *
   * @param specs the coefficients, names unique
   * @param cells {@link #slots} cells
   * @param moves where every change of a coordinate is entered
   */
  public Coefficients(List<Coefficient> specs, Slots cells, Moves moves) {
    this.moves = moves;
    this.specs = specs.toArray(Coefficient[]::new);
    this.names = specs.stream().map(Coefficient::name).toArray(String[]::new);
    this.hashes = Arrays.stream(names).mapToInt(String::hashCode).toArray();
    this.cells = cells;
    this.raised = new double[names.length];
    this.raisedAt = new double[names.length];
    Arrays.fill(raisedAt, Double.NaN);
    this.weighted = find(Coefficient.RATE_MEMORY) >= 0;
    this.low = specs.stream().mapToDouble(s -> s.chart().coordinate(s.minimum())).toArray();
    this.high = specs.stream().mapToDouble(s -> s.chart().coordinate(s.maximum())).toArray();
    if (cells.size() != slots(specs.size())) {
      throw new IllegalArgumentException(
          "coefficient cells must be " + slots(specs.size()) + ", got " + cells.size());
    }
  }

  /** Cells of memory that n coefficients take. */
  public static int slots(int n) {
    return CELLS * n;
  }

  /** Stand-alone coefficients with a memory of their own, each at the value given; for tests. */
  public static Coefficients of(List<Coefficient> specs, double... values) {
    Coefficients coefficients =
        new Coefficients(specs, Slots.of(slots(specs.size())), new Moves(0, specs.size()));
    for (int i = 0; i < values.length; i++) {
      coefficients.start(i, values[i]);
    }
    return coefficients;
  }

  /**
   * Places coefficient i at the value it {@link Coefficient#start starts} from, its anchor there
   * too if it has none.
   *
   * @throws IllegalArgumentException if the value lies outside the coefficient's bounds
   */
  public void start(int i, double from) {
    Coefficient spec = specs[i];
    double value = spec.start(from);
    cells.set(CELLS * i, spec.chart().coordinate(value));
    cells.set(CELLS * i + 1, spec.chart().coordinate(spec.anchor().orElse(value)));
    cells.set(CELLS * i + 2, coordinate(i));
  }

  /**
   * Checks cells that are to take the place of these.
   *
   * @throws IllegalArgumentException if a coordinate stored or applied in them lies beyond its
   *     coefficient's bounds
   */
  public void check(Slots other) {
    for (int i = 0; i < specs.length; i++) {
      for (int cell : new int[] {CELLS * i, CELLS * i + 2}) {
        double x = other.get(cell);
        if (project(i, x) != x) {
          throw new IllegalArgumentException(
              names[i]
                  + " must be in its bounds ["
                  + specs[i].minimum()
                  + ", "
                  + specs[i].maximum()
                  + "], got "
                  + specs[i].chart().value(x));
        }
      }
    }
  }

  /** Number of coefficients. */
  public int size() {
    return specs.length;
  }

  /** The i-th coefficient's configuration. */
  public Coefficient spec(int i) {
    return specs[i];
  }

  /** Index of a coefficient by name, -1 if the loop does not hold it. */
  public int find(String name) {
    for (int i = 0; i < names.length; i++) {
      if (names[i] == name) { // names are constants: the common case needs no comparison
        return i;
      }
    }
    int hash = name.hashCode();
    for (int i = 0; i < names.length; i++) {
      if (hashes[i] == hash && names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Index of a coefficient by name.
   *
   * @throws IllegalArgumentException if the loop does not hold it
   */
  public int index(String name) {
    int i = find(name);
    if (i < 0) {
      throw new IllegalArgumentException(
          "the loop holds no coefficient " + name + "; it holds " + List.of(names));
    }
    return i;
  }

  /** Stored chart coordinate x of coefficient i. */
  public double coordinate(int i) {
    return cells.get(CELLS * i);
  }

  /** Whether {@link Coefficient#RATE_MEMORY} is among them: then the first moment is a mean weighted by the rates. */
  public boolean weighsByRates() {
    return weighted;
  }

  /** Value of coefficient i at a chart coordinate. */
  double valueAt(int i, double coordinate) {
    return within(i, raised(i, coordinate));
  }

  /** What the chart makes of a coordinate, which may be a bound's and beyond it by its rounding. */
  private double raised(int i, double coordinate) {
    return raisedAt[i] == coordinate ? raised[i] : raise(i, coordinate);
  }

  /** A chart's exponential is paid only where the coordinate is another than the last. */
  private double raise(int i, double coordinate) {
    raised[i] = specs[i].chart().value(coordinate);
    raisedAt[i] = coordinate;
    return raised[i];
  }

  /** The chart's value where coefficient i was last applied, which may lie beyond a bound by its rounding. */
  public double appliedValue(int i) {
    return raised(i, applied(i));
  }

  /** Stored value of coefficient i. */
  public double value(int i) {
    return within(i, specs[i].chart().value(coordinate(i)));
  }

  /** Stored value of a coefficient by name; or, where the loop does not hold it, a value given. */
  public double value(String name, double otherwise) {
    int i = find(name);
    return i < 0 ? otherwise : value(i);
  }

  /** The value, or the bound that a chart's rounding carried it over. */
  double within(int i, double value) {
    return Extrema.max(specs[i].minimum(), Extrema.min(specs[i].maximum(), value));
  }

  /** Chart coordinate of coefficient i's anchor. */
  public double anchor(int i) {
    return cells.get(CELLS * i + 1);
  }

  /** Chart coordinate of coefficient i that was last applied to the optimizer. */
  public double applied(int i) {
    return cells.get(CELLS * i + 2);
  }

  /**
   * How far the laws together drove coefficient i in the last step in which they ran; chart units.
   * Limits and bounds may have taken it back.
   */
  public double driven(int i) {
    return cells.get(CELLS * i + 3);
  }

  Moves moves() {
    return moves;
  }

  /** Stores coefficient i and what is applied of it; both inside the bounds, entered already. */
  void store(int i, double coordinate, double applied, double driven) {
    cells.set(CELLS * i, coordinate);
    cells.set(CELLS * i + 2, applied);
    cells.set(CELLS * i + 3, driven);
  }

  /** Chart coordinate of coefficient i's minimum. */
  public double low(int i) {
    return low[i];
  }

  /** Chart coordinate of coefficient i's maximum. */
  public double high(int i) {
    return high[i];
  }

  /**
   * Moves coefficient i by dx in chart units, what is stored and what was last applied; NaN leaves
   * it.
   */
  public void shift(int i, double dx) {
    if (Double.isNaN(dx)) {
      return;
    }
    double acts = project(i, applied(i) + dx);
    move(i, coordinate(i) + dx);
    moves.hold(i, acts - applied(i));
    cells.set(CELLS * i + 2, acts);
  }

  /** Moves coefficient i to a chart coordinate, projected to its bounds; NaN leaves it. */
  public void move(int i, double coordinate) {
    double x = project(i, coordinate);
    if (!Double.isNaN(x)) {
      double dx = x - coordinate(i);
      moves.move(i, dx);
      moves.hold(i, -dx);
      cells.set(CELLS * i, x);
    }
  }

  /** Moves coefficient i, stored and applied, to a chart coordinate, projected to its bounds. */
  public void place(int i, double coordinate) {
    move(i, coordinate);
    moves.hold(i, coordinate(i) - applied(i));
    cells.set(CELLS * i + 2, coordinate(i));
  }

  /**
   * Gives up a step that was not finished: what was moved in it is entered as moved from outside.
   */
  public void abandon() {
    moves.abandon();
    holdOutside();
  }

  /** After a checkpoint: what is applied beside what is stored is held from outside. */
  public void recall() {
    holdOutside();
    moves.end();
  }

  private void holdOutside() {
    moves.release();
    for (int i = 0; i < specs.length; i++) {
      moves.hold(moves.outside(), i, applied(i) - coordinate(i));
    }
  }

  /** Pi_Omega in chart coordinates: the nearest coordinate inside the bounds. */
  public double project(int i, double coordinate) {
    return Extrema.min(high[i], Extrema.max(low[i], coordinate));
  }
}
