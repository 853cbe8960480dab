package io.github.ae4j.examples.fuzz;

import io.github.ae4j.examples.report.TextTable;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Map;

/** Runs cases, tells of those that fail, and counts. */
final class Tally {
  private static final double NANO = 1e-9;

  /** What a backend's cases came to. */
  private static final class Count {
    final Map<Fault.Kind, Integer> faults = new EnumMap<>(Fault.Kind.class);
    long cases;
    long steps;
    long nanoseconds;
  }

  private final long seed;
  private final PrintWriter out;
  private final Map<Backend, Count> counts = new EnumMap<>(Backend.class);

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
    Count count = counts.computeIfAbsent(backend, any -> new Count());
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

  /** A row a backend, a column a kind of fault. */
  TextTable table() {
    Fault.Kind[] kinds = Fault.Kind.values();
    String[] header = new String[kinds.length + 4];
    header[0] = "backend";
    header[1] = "cases";
    header[2] = "steps";
    header[3] = "steps/s";
    for (Fault.Kind kind : kinds) {
      header[4 + kind.ordinal()] = kind.label();
    }
    TextTable table = new TextTable(header);
    counts.forEach((backend, count) -> table.row(row(backend, count, header.length)));
    return table;
  }

  private static String[] row(Backend backend, Count count, int columns) {
    String[] row = new String[columns];
    row[0] = backend.label();
    row[1] = Long.toString(count.cases);
    row[2] = Long.toString(count.steps);
    row[3] = Long.toString(Math.round(count.steps / (count.nanoseconds * NANO)));
    for (Fault.Kind kind : Fault.Kind.values()) {
      row[4 + kind.ordinal()] = Integer.toString(count.faults.getOrDefault(kind, 0));
    }
    return row;
  }
}
