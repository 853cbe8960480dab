package io.github.ae4j.examples.golden;

import io.github.ae4j.examples.Visible;
import java.util.List;
import java.util.Locale;

/**
 * How far a replay is from its record: the largest relative error of all columns and rows.
 *
 * <p>The error of a value a for a recorded e is |a - e| / max(|e|, 1e-3), so that a tolerance of 1e-9
 * relative is one of 1e-12 absolute near zero. Two NaN agree, as do two equal infinities.
 *
 * @param name the trace's name
 * @param rows number of rows
 * @param error the largest error
 * @param column the column it is in
 * @param row the row it is in, from 1
 * @param expected what is recorded there
 * @param actual what was computed there
 */
record Comparison(
    String name, int rows, double error, String column, int row, double expected, double actual) {
  /** Largest error that agrees. */
  static final double TOLERANCE = 1e-9;

  private static final double NEAR_ZERO = 1e-3;

  /** Replays a trace and compares. */
  static Comparison of(TraceFile trace, SeedRun run) {
    return of(trace.name(), trace.columns(), trace.rows(), run);
  }

  /** Replays a record, a row a step, and compares. */
  static Comparison of(String name, List<String> columns, double[][] rows, SeedRun run) {
    Comparison worst = none(name, rows.length);
    for (int row = 1; row <= rows.length; row++) {
      run.step(row);
      for (int i = 0; i < columns.size(); i++) {
        String column = columns.get(i);
        double expected = rows[row - 1][i];
        double actual = column.equals(TraceColumns.STEP) ? row : run.value(column);
        worst = worst.worse(column, row, expected, actual);
      }
    }
    return worst;
  }

  /** Of so many rows none is compared yet. */
  static Comparison none(String name, int rows) {
    return new Comparison(name, rows, -1.0, "", 0, Double.NaN, Double.NaN);
  }

  /** The worse of this and another value. */
  Comparison worse(String column, int row, double expected, double actual) {
    double error = error(expected, actual);
    return error > this.error
        ? new Comparison(name, rows, error, column, row, expected, actual)
        : this;
  }

  private static double error(double expected, double actual) {
    if (Double.compare(expected, actual) == 0) {
      return 0.0;
    }
    double error = Math.abs(actual - expected) / Math.max(Math.abs(expected), NEAR_ZERO);
    return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
  }

  /** Whether the replay agrees with the record. */
  boolean agrees() {
    return error <= TOLERANCE;
  }

  /** One line: name, rows, largest relative error and where. */
  String line() {
    String line =
        String.format(
            Locale.ROOT,
            "%s  %d rows  largest relative error %.2e at %s of row %d",
            Visible.of(name),
            rows,
            error,
            column,
            row);
    return agrees()
        ? line + "  ok"
        : line + "  EXCEEDS " + TOLERANCE + " (recorded " + expected + ", replayed " + actual + ")";
  }
}
