package io.github.ae4j.coefficient;

import java.util.Arrays;

/**
 * Who moved what in one step, in chart units: the book in which {@link Coefficients} and {@link
 * Candidate} enter every change of a coordinate. So a trace adds up,
 *
 * <pre>
 *   x_t - x_(t-1)              = sum over the sources of moved    (what is stored)
 *   applied_t - applied_(t-1)  = sum over the sources of acted    (what is applied)
 * </pre>
 *
 * <p>Sources are the loop's parts by their place, then {@link #bounds} and {@link #outside}.
 */
public final class Moves {
  private final int parts;
  private final int size;
  private final double[] moved;
  private final double[] held;
  private final double[] heldBefore;
  private final double[] released;
  private final boolean kept;
  private int source;

  /**
   * An empty book.
   *
   * @param parts number of the loop's parts
   * @param size number of coefficients
   */
  public Moves(int parts, int size) {
    this(parts, size, true);
  }

  /** A book that nobody reads: nothing is entered, and nothing it costs. */
  public static Moves unread() {
    return new Moves(0, 0, false);
  }

  private Moves(int parts, int size, boolean kept) {
    this.kept = kept;
    this.parts = parts;
    this.size = size;
    this.moved = new double[(parts + 2) * size];
    this.held = new double[(parts + 2) * size];
    this.heldBefore = new double[(parts + 2) * size];
    this.released = new double[(parts + 2) * size];
    this.source = outside();
  }

  /** The source that stands for the projection onto the coefficients' bounds. */
  public int bounds() {
    return parts;
  }

  /** The source that stands for moves made from outside, between steps. */
  public int outside() {
    return parts + 1;
  }

  /** Whether somebody reads the book, so that entries are made. */
  public boolean isRead() {
    return kept;
  }

  /** Opens the page of a new step, on which the moves made since the last one stand already. */
  public void begin() {
    if (kept) {
      Arrays.fill(moved, 0, outside() * size, 0.0);
    }
  }

  /** Closes the page: what moves from now on is moved from outside, in the step to come. */
  public void end() {
    source = outside();
    if (kept) {
      Arrays.fill(moved, source * size, moved.length, 0.0);
      System.arraycopy(held, 0, heldBefore, 0, held.length);
    }
  }

  /** Names the part whose turn it is to move, by its place among all. */
  public void turn(int place) {
    source = place;
  }

  /** What a source moved of coefficient i's stored coordinate in this step; chart units. */
  public double moved(int source, int i) {
    return moved[source * size + i];
  }

  /**
   * What a source changed of the coordinate applied of coefficient i since the last step: what it
   * moved, and what it holds now and did not before; chart units.
   */
  public double acted(int source, int i) {
    int cell = source * size + i;
    return moved[cell] + held[cell] - heldBefore[cell];
  }

  void move(int i, double dx) {
    if (kept) {
      moved[source * size + i] += dx;
    }
  }

  void hold(int i, double dx) {
    hold(source, i, dx);
  }

  void hold(int by, int i, double dx) {
    if (kept) {
      held[by * size + i] += dx;
    }
  }

  /** Nothing is held any more: a new candidate stands where its coefficients are stored. */
  void release() {
    if (kept) {
      System.arraycopy(held, 0, released, 0, held.length);
      Arrays.fill(held, 0.0);
    }
  }

  /** Takes the release back: the last step's candidate stands after all. */
  void holdAgain() {
    System.arraycopy(released, 0, held, 0, held.length);
  }

  /** Enters what was moved on an unfinished page as moved from outside, in the step to come. */
  void abandon() {
    source = outside();
    for (int cell = 0; kept && cell < outside() * size; cell++) {
      moved[outside() * size + cell % size] += moved[cell];
      moved[cell] = 0.0;
    }
  }

  /** Takes back what the parts from a place on moved: their candidate was not finite. */
  public void forget(int from) {
    if (kept) {
      Arrays.fill(moved, from * size, outside() * size, 0.0);
    }
  }
}
