package io.github.ae4j.memory;

import java.util.Objects;

/**
 * One part's own cells of the loop's flat memory. All that a part remembers from step to step
 * stands here, so that a checkpoint is one array and a replay is exact.
 */
public final class Slots {
  private final double[] memory;
  private final int offset;
  private final int size;

  /**
   * Opens a window on a memory.
   *
   * @param memory the loop's memory
   * @param offset first cell of the window
   * @param size number of cells
   * @throws IndexOutOfBoundsException if the window does not lie inside the memory
   */
  public Slots(double[] memory, int offset, int size) {
    Objects.checkFromIndexSize(offset, size, memory.length);
    this.memory = memory;
    this.offset = offset;
    this.size = size;
  }

  /** A window on a fresh memory of its own, all zero; for tests and stand-alone use. */
  public static Slots of(int size) {
    return new Slots(new double[size], 0, size);
  }

  /**
   * A window on a part of this one.
   *
   * @param from first cell of the part
   * @param n number of cells
   * @throws IndexOutOfBoundsException if the part does not lie inside
   */
  public Slots part(int from, int n) {
    Objects.checkFromIndexSize(from, n, size);
    return new Slots(memory, offset + from, n);
  }

  /** Number of cells. */
  public int size() {
    return size;
  }

  /** Value of cell i. */
  public double get(int i) {
    assert inside(i);
    return memory[offset + i];
  }

  /** Writes cell i. */
  public void set(int i, double value) {
    assert inside(i);
    memory[offset + i] = value;
  }

  /** The window is checked where assertions are on, as in every test; a step has no room for it. */
  private boolean inside(int i) {
    if (i < 0 || i >= size) {
      throw new IndexOutOfBoundsException("cell must be in [0, " + size + "), got " + i);
    }
    return true;
  }

  /** Sets n cells from the first given to zero. */
  public void clear(int from, int n) {
    Objects.checkFromIndexSize(from, n, size);
    java.util.Arrays.fill(memory, offset + from, offset + from + n, 0.0);
  }
}
