package io.github.ae4j.examples.fuzz;

import io.github.ae4j.examples.report.TextTable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs cases, tells of those that fail, and counts. */
final class Tally {
  private static final double NANO = 1e-9;

  /** What a row's cases came to. */
  private static final class Count {
    final Map<Fault.Kind, Integer> faults = new EnumMap<>(Fault.Kind.class);
    long cases;
    long steps;
    long nanoseconds;
  }

  private final long seed;
  private final PrintWriter out;
  private final Map<List<String>, Count> counts = new LinkedHashMap<>();

  Tally(long seed, PrintWriter out) {
    this.seed = seed;
    this.out = out;
  }

  /**
   * Runs a case.
   *
   * @return steps made
   */
  long run(Backend backend, long number) {
    FuzzCase fuzz = Draw.of(backend, seed, number);
    Count count = counts.computeIfAbsent(row(fuzz), any -> new Count());
    long begin = System.nanoTime();
    long steps = fuzz.warmUp() + fuzz.length() + Trial.RECOVERY;
    try {
      steps = Trial.run(fuzz);
    } catch (Fault e) {
      count.faults.merge(e.kind(), 1, Integer::sum);
      tell(fuzz, number, e);
    }
    count.nanoseconds += System.nanoTime() - begin;
    count.cases++;
    count.steps += steps;
    return steps;
  }

  private static List<String> row(FuzzCase fuzz) {
    Setting setting = fuzz.setting();
    return List.of(fuzz.backend().label(), setting.loop().label(), setting.way());
  }

  private void tell(FuzzCase fuzz, long number, Fault fault) {
    out.println(
        "ae fuzz --backend %s --seed %d --case %d: %s; %s"
            .formatted(fuzz.backend().label(), seed, number, fault.getMessage(), fuzz));
    out.flush();
    if (System.getenv("AE_VERBOSE") != null) {
      fault.printStackTrace(out);
    }
  }

  /** Number of cases that failed. */
  int faults() {
    return counts.values().stream()
        .flatMap(count -> count.faults.values().stream())
        .mapToInt(Integer::intValue)
        .sum();
  }

  /** A row a backend, preset and way of control, a column a kind of fault. */
  TextTable table() {
    List<String> header =
        new ArrayList<>(List.of("backend", "preset", "control", "cases", "steps", "steps/s"));
    for (Fault.Kind kind : Fault.Kind.values()) {
      header.add(kind.label());
    }
    TextTable table = new TextTable(header.toArray(String[]::new));
    counts.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
        .forEach(entry -> table.row(cells(entry.getKey(), entry.getValue())));
    return table;
  }

  private static String[] cells(List<String> row, Count count) {
    List<String> cells = new ArrayList<>(row);
    cells.add(Long.toString(count.cases));
    cells.add(Long.toString(count.steps));
    cells.add(Long.toString(Math.round(count.steps / (count.nanoseconds * NANO))));
    for (Fault.Kind kind : Fault.Kind.values()) {
      cells.add(Integer.toString(count.faults.getOrDefault(kind, 0)));
    }
    return cells.toArray(String[]::new);
  }
}
