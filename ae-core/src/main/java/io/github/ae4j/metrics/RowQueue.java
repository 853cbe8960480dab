package io.github.ae4j.metrics;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way from the loop's thread to one other. Neither waits for the other: a row for which
 * there is no room is dropped and counted. The rows are made once and used again and again. One thread
 * claims and publishes, one reads and releases.
 */
final class RowQueue {
  private final Row[] rows;
  private volatile long written;
  private volatile long read;
  private volatile long dropped;

  RowQueue(int capacity, int values) {
    rows = new Row[capacity];
    Arrays.setAll(rows, any -> new Row(values));
  }

  /** One step's numbers. */
  static final class Row {
    long step;
    long millis;
    List<String> events = List.of();
    final double[] values;

    private Row(int values) {
      this.values = new double[values];
    }
  }

  /** The row to fill next, to be published then; null, and a drop, if there is no room. */
  @Nullable Row claim() {
    if (written - read == rows.length) {
      dropped = dropped + 1;
      return null;
    }
    return rows[(int) (written % rows.length)];
  }

  /** Hands over the row that was claimed. */
  void publish() {
    written = written + 1;
  }

  /** The oldest row, to be released then; null if there is none. */
  @Nullable Row next() {
    return read < written ? rows[(int) (read % rows.length)] : null;
  }

  /** Gives back the row that was read. */
  void release() {
    read = read + 1;
  }

  boolean isHalfFull() {
    return written - read > rows.length / 2;
  }

  /** Rows written that were not taken yet. */
  long waiting() {
    return written - read;
  }

  /** Rows for which there was no room. */
  long dropped() {
    return dropped;
  }
}
