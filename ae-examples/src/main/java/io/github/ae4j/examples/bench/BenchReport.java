package io.github.ae4j.examples.bench;

import io.github.ae4j.examples.report.Json;
import io.github.ae4j.examples.report.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Results as they are handed on: a JSON list, one object a result, and the Markdown that stands in
 * docs/performance.md.
 *
 * @param command that made them, as it is typed
 * @param machine they were made on
 * @param results in the order to show them
 */
public record BenchReport(String command, String machine, List<BenchResult> results) {
  /** What a number that does not exist looks like. */
  private static final String NONE = "-";

  /** Copies the list. */
  public BenchReport {
    results = List.copyOf(results);
  }

  /** The results as a JSON list; what does not exist is null. */
  public String json() {
    List<Map<String, Object>> rows = new ArrayList<>();
    results.forEach(result -> rows.add(row(result)));
    return Json.text(rows);
  }

  private static Map<String, Object> row(BenchResult result) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("name", result.name());
    row.put("unit", result.unit());
    row.put("bare", known(result.bare()));
    row.put("wrapped", known(result.wrapped()));
    row.put("ratioMedian", known(result.ratioMedian()));
    row.put("ratioMin", known(result.ratioMin()));
    row.put("ratioMax", known(result.ratioMax()));
    row.put("ratioUpper95", known(result.ratioUpper95()));
    row.put("pairs", result.pairs());
    return row;
  }

  private static @Nullable Double known(double value) {
    return Double.isFinite(value) ? value : null;
  }

  /** The command, the machine and a table for each unit. */
  public String markdown() {
    Map<String, TextTable> tables = new LinkedHashMap<>();
    for (BenchResult result : results) {
      add(tables.computeIfAbsent(result.unit(), unit -> empty()), result);
    }
    StringBuilder text = new StringBuilder("`" + command + "`, " + machine + ":\n");
    tables.values().forEach(table -> text.append('\n').append(table.markdown()));
    return text.toString();
  }

  private static TextTable empty() {
    return new TextTable(
        "what", "unit", "bare", "wrapped", "ratio", "least", "greatest", "95% below", "pairs");
  }

  private static void add(TextTable table, BenchResult result) {
    table.row(
        result.name(),
        result.unit(),
        number(result.bare()),
        number(result.wrapped()),
        ratio(result.ratioMedian()),
        ratio(result.ratioMin()),
        ratio(result.ratioMax()),
        ratio(result.ratioUpper95()),
        Integer.toString(result.pairs()));
  }

  private static String ratio(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : NONE;
  }

  /** Four significant digits, never in powers of ten: columns are read down. */
  private static String number(double value) {
    if (!Double.isFinite(value)) {
      return NONE;
    }
    int digits = value == 0.0 ? 0 : 3 - (int) Math.floor(Math.log10(Math.abs(value)));
    return String.format(Locale.ROOT, "%." + Math.min(4, Math.max(0, digits)) + "f", value);
  }
}
