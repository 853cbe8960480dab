package io.github.ae4j.machine.tape;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import java.util.Arrays;

/**
 * A memory M of n cells of d numbers each, read and written by attention. It never changes: a write gives another tape,
 * so that no graph is kept and nothing of one evaluation is left for the next.
 *
 * <pre>
 *   read            r   = sum_i a_i M_i
 *   write           M_i' = M_i + a_i delta
 *   erase and add   M_i' = M_i (1 - a_i e) + a_i v       by coordinates
 * </pre>
 *
 * <p>{@code ...Back} are the vector-Jacobian products: from the gradient of a scalar by the result they make those by
 * each argument. A gradient by a tape is an array in the tape's order, cell after cell.
 */
@Experimental
public final class Tape {
  private final int cells;
  private final int width;
  private final double[] values;

  private Tape(int cells, int width, double[] values) {
    this.cells = cells;
    this.width = width;
    this.values = values;
  }

  /**
   * An empty tape, all 0.
   *
   * @param cells n, at least 1
   * @param width d, at least 1
   */
  public static Tape empty(int cells, int width) {
    Check.atLeast("cells", cells, 1);
    Check.atLeast("width", width, 1);
    return new Tape(cells, width, new double[cells * width]);
  }

  /**
   * A tape with content.
   *
   * @param values cell after cell, n d of them; copied
   */
  public static Tape of(int cells, int width, double[] values) {
    Tape empty = empty(cells, width);
    Cells.length("values", values, cells * width);
    System.arraycopy(values, 0, empty.values, 0, values.length);
    return empty;
  }

  /** n. */
  public int cells() {
    return cells;
  }

  /** d. */
  public int width() {
    return width;
  }

  /** A copy of the content, cell after cell. */
  public double[] values() {
    return values.clone();
  }

  /** A number of a cell. */
  public double value(int cell, int coordinate) {
    return values[cell * width + coordinate];
  }

  /** Gradients of a scalar by what was read from. */
  public record ReadGradient(double[] memory, double[] attention) {}

  /** Gradients of a scalar by what a write was made of. */
  public record WriteGradient(double[] memory, double[] attention, double[] delta) {}

  /** Gradients of a scalar by what an erasing write was made of. */
  public record EraseGradient(
      double[] memory, double[] attention, double[] erase, double[] added) {}

  /** {@code sum_i a_i M_i}, of d numbers. */
  public double[] read(double[] a) {
    Cells.length("attention", a, cells);
    double[] r = new double[width];
    for (int i = 0; i < cells; i++) {
      for (int j = 0; j < width; j++) {
        r[j] += a[i] * value(i, j);
      }
    }
    return r;
  }

  /** {@code dM_i = a_i dr,  da_i = <M_i, dr>}. */
  public ReadGradient readBack(double[] a, double[] dr) {
    double[] dm = new double[values.length];
    double[] da = new double[cells];
    for (int i = 0; i < cells; i++) {
      for (int j = 0; j < width; j++) {
        dm[i * width + j] = a[i] * dr[j];
        da[i] += value(i, j) * dr[j];
      }
    }
    return new ReadGradient(dm, da);
  }

  /** {@code M_i + a_i delta}. */
  public Tape write(double[] a, double[] delta) {
    Cells.length("attention", a, cells);
    Cells.length("delta", delta, width);
    double[] written = values.clone();
    for (int i = 0; i < cells; i++) {
      for (int j = 0; j < width; j++) {
        written[i * width + j] += a[i] * delta[j];
      }
    }
    return new Tape(cells, width, written);
  }

  /**
   * {@code dM_i = dM_i',  da_i = <dM_i', delta>,  ddelta = sum_i a_i dM_i'}.
   *
   * @param dm gradient by the tape that was written
   */
  public WriteGradient writeBack(double[] a, double[] delta, double[] dm) {
    double[] da = new double[cells];
    double[] ddelta = new double[width];
    for (int i = 0; i < cells; i++) {
      for (int j = 0; j < width; j++) {
        da[i] += dm[i * width + j] * delta[j];
        ddelta[j] += a[i] * dm[i * width + j];
      }
    }
    return new WriteGradient(dm.clone(), da, ddelta);
  }

  /**
   * {@code M_i (1 - a_i e) + a_i v}.
   *
   * @param erase e, in [0, 1] by coordinates; 1 clears
   * @param added v
   */
  public Tape eraseAndAdd(double[] a, double[] erase, double[] added) {
    Cells.length("attention", a, cells);
    Cells.length("erase", erase, width);
    Cells.length("added", added, width);
    double[] written = new double[values.length];
    for (int i = 0; i < cells; i++) {
      for (int j = 0; j < width; j++) {
        written[i * width + j] = value(i, j) * (1.0 - a[i] * erase[j]) + a[i] * added[j];
      }
    }
    return new Tape(cells, width, written);
  }

  /**
   * {@code dM = dM' (1 - a e),  da = <dM', v - M e>,  de = -sum_i a_i M_i dM_i',  dv = sum_i a_i dM_i'}.
   *
   * @param dm gradient by the tape that was written
   */
  public EraseGradient eraseAndAddBack(double[] a, double[] erase, double[] added, double[] dm) {
    double[] before = new double[values.length];
    double[] da = new double[cells];
    double[] de = new double[width];
    double[] dv = new double[width];
    for (int i = 0; i < cells; i++) {
      for (int j = 0; j < width; j++) {
        double d = dm[i * width + j];
        double m = value(i, j);
        before[i * width + j] = d * (1.0 - a[i] * erase[j]);
        da[i] += d * (added[j] - m * erase[j]);
        de[j] -= a[i] * m * d;
        dv[j] += a[i] * d;
      }
    }
    return new EraseGradient(before, da, de, dv);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tape tape
        && tape.cells == cells
        && tape.width == width
        && Arrays.equals(tape.values, values);
  }

  @Override
  public int hashCode() {
    return 31 * cells + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Tape " + cells + " x " + width + " " + Arrays.toString(values);
  }
}
