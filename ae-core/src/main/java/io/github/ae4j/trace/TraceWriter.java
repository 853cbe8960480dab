package io.github.ae4j.trace;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the steps of every group to a file: step, number of the group, verdict, event, loss, the coefficients
 * applied, the loop's signals, each law's term of each coefficient's drive; then all events, what each
 * source moved of what is stored and acted on what is applied, as JSON in a cell.
 *
 * <p>It is of one loop: a second that is given it is refused. Every step is written and flushed, unless asked otherwise by {@link #every} and {@link #flushEvery}. Once a
 * write has failed nothing more is written.
 */
public final class TraceWriter implements StepObserver {
  /** Form of the file. */
  public enum Format {
    /** Comma-separated values with a header line; an absent value is NaN. */
    CSV,
    /** One JSON object a line; a value that is not finite is null. */
    JSONL
  }

  private final OneLoop loop;
  private final LineFile file;
  private final boolean fresh;
  private final Format format;
  private final String name;
  private int every = 1;
  private int flushEvery = 1;
  private int unflushed;
  private @Nullable List<String> names;
  private @Nullable IOException failure;

  private TraceWriter(LineFile file, boolean fresh, Format format, String name) {
    this.file = file;
    this.fresh = fresh;
    this.format = format;
    this.name = name;
    loop = new OneLoop("a TraceWriter" + name);
  }

  /**
   * A writer to a new file, which it closes with the loop; in the place of one that is there, which stays as it is
   * until the first step is written.
   *
   * @throws UncheckedIOException if the file cannot be made
   */
  public static TraceWriter to(Path file, Format format) {
    try {
      return new TraceWriter(LineFile.create(file), true, format, " " + file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the trace to " + file, e);
    }
  }

  /**
   * A writer that goes on with a file, as for a run that is resumed, and closes it with the loop; the file is made if
   * there is none. Half a line at its end, as a process leaves that was killed, is cut off with the first step. Steps that a resumed run
   * makes again stand in it twice. One of CSV must have the loop's columns: else it fails at the first step and
   * leaves the file as it is.
   *
   * @throws UncheckedIOException if the file cannot be opened, or holds something else than such a trace
   */
  public static TraceWriter append(Path file, Format format) {
    try {
      return new TraceWriter(LineFile.append(file, start(format)), false, format, " " + file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot append the trace to " + file, e);
    }
  }

  /** How every trace begins. */
  private static String start(Format format) {
    return format == Format.CSV ? "step,group,verdict,event," : "{\"step\":";
  }

  /** A writer to an open one, which it closes with the loop. */
  public static TraceWriter to(Writer writer, Format format) {
    return new TraceWriter(LineFile.of(writer), true, format, "");
  }

  /**
   * Writes one of so many steps; those with an event are written too.
   *
   * @param steps from one written to the next, at least 1
   * @return this
   */
  public TraceWriter every(int steps) {
    every = (int) Check.atLeast("every", steps, 1);
    return this;
  }

  /**
   * Flushes with one of so many steps that are written, and at the end: what is lost with a process that is killed.
   *
   * @param steps from one flush to the next, at least 1
   * @return this
   */
  public TraceWriter flushEvery(int steps) {
    flushEvery = (int) Check.atLeast("flushEvery", steps, 1);
    return this;
  }

  @Override
  public void open() {
    loop.take();
  }

  @Override
  public void onStep(StepTrace trace) {
    if (trace.step() % every != 0 && trace.event() == null) {
      return;
    }
    try {
      write(trace);
    } catch (IOException e) {
      failure = e;
      throw new UncheckedIOException(
          "cannot write the trace" + name + " of step " + trace.step() + ": " + e.getMessage(), e);
    }
  }

  private void write(StepTrace trace) throws IOException {
    List<String> columns = names == null ? begin(trace) : names;
    for (int group = 0; group < trace.groups(); group++) {
      file.add(format == Format.CSV ? csv(trace, group) : json(trace, group, columns));
    }
    unflushed++;
    if (unflushed >= flushEvery) {
      file.flush();
      unflushed = 0;
    }
  }

  /** Writes the header, or holds the one that is there to the loop's columns. */
  private List<String> begin(StepTrace trace) throws IOException {
    List<String> columns = names(trace);
    if (format == Format.CSV) {
      String head = head(columns);
      if (file.head().isEmpty()) {
        file.add(head + "\n");
      } else if (!file.head().equals(head)) {
        throw new IOException("it must have the loop's columns, " + head + ", got " + file.head());
      }
    }
    names = columns;
    return columns;
  }

  private static String head(List<String> columns) {
    StringBuilder head = new StringBuilder("step,group,verdict,event");
    columns.forEach(column -> head.append(',').append(cell(column)));
    return head.append(",events,moved,acted").toString();
  }

  private static List<String> names(StepTrace trace) {
    List<String> names = new ArrayList<>();
    names.add("loss");
    names.addAll(trace.coefficients());
    trace.signals().forEach(signal -> names.add(signal.name()));
    for (String law : trace.laws()) {
      trace.coefficients().forEach(coefficient -> names.add(law + " -> " + coefficient));
    }
    return names;
  }

  private static List<Double> values(StepTrace trace, int group) {
    List<Double> values = new ArrayList<>();
    values.add(trace.statistic(group, Statistic.LOSS));
    for (int i = 0; i < trace.coefficients().size(); i++) {
      values.add(trace.applied(group, i));
    }
    for (Signal signal : trace.signals()) {
      values.add(trace.signal(group, signal));
    }
    for (int law = 0; law < trace.laws().size(); law++) {
      for (int i = 0; i < trace.coefficients().size(); i++) {
        values.add(trace.term(group, law, i));
      }
    }
    return values;
  }

  private static String csv(StepTrace trace, int group) {
    String event = trace.event();
    StringBuilder row = new StringBuilder().append(trace.step()).append(',').append(group);
    row.append(',').append(trace.verdict()).append(',').append(cell(event == null ? "" : event));
    values(trace, group).forEach(value -> row.append(',').append(value));
    row.append(',').append(cell(events(trace)));
    row.append(',').append(cell(moves(trace, group, StepTrace::moved)));
    row.append(',').append(cell(moves(trace, group, StepTrace::acted)));
    return row.append('\n').toString();
  }

  private static String cell(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static String json(StepTrace trace, int group, List<String> names) {
    String event = trace.event();
    StringBuilder row = new StringBuilder("{\"step\":").append(trace.step());
    row.append(",\"group\":").append(group);
    row.append(",\"verdict\":\"").append(trace.verdict()).append("\",\"event\":");
    row.append(event == null ? "null" : quoted(event));
    List<Double> values = values(trace, group);
    for (int i = 0; i < names.size(); i++) {
      double value = values.get(i);
      row.append(',').append(quoted(names.get(i))).append(':');
      row.append(Double.isFinite(value) ? Double.toString(value) : "null");
    }
    row.append(",\"events\":").append(events(trace));
    row.append(",\"moved\":").append(moves(trace, group, StepTrace::moved));
    row.append(",\"acted\":").append(moves(trace, group, StepTrace::acted));
    return row.append("}\n").toString();
  }

  private static String events(StepTrace trace) {
    return trace.events().stream()
        .map(TraceWriter::quoted)
        .collect(Collectors.joining(",", "[", "]"));
  }

  /** What sources did to coefficients, those that did nothing left out, as an object of objects. */
  private static String moves(StepTrace trace, int group, Book book) {
    StringJoiner all = new StringJoiner(",", "{", "}");
    for (int i = 0; i < trace.coefficients().size(); i++) {
      StringJoiner shares = new StringJoiner(",", "{", "}");
      for (int source = 0; source < trace.sources().size(); source++) {
        double share = book.entry(trace, group, source, i);
        if (share != 0.0) {
          shares.add(quoted(trace.sources().get(source)) + ":" + share);
        }
      }
      if (shares.length() > 2) {
        all.add(quoted(trace.coefficients().get(i)) + ":" + shares);
      }
    }
    return all.toString();
  }

  /** One of the trace's two books of moves. */
  @FunctionalInterface
  private interface Book {
    double entry(StepTrace trace, int group, int source, int coefficient);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder().append('"');
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  /**
   * Tells whether the file has every step that it was shown. A loop goes on without an observer that fails: whoever
   * passes a trace on as whole asks here first, after the loop is closed.
   *
   * @throws IOException if a step could not be written, as on a full disk, or none has been: then what stands in the
   *     place of a new trace is of an earlier run
   */
  @Experimental
  public void checkWhole() throws IOException {
    try {
      file.check();
      if (failure != null) {
        throw failure;
      }
    } catch (IOException e) {
      throw new IOException(
          "the trace" + name + " must have every step, and is cut: " + e.getMessage(), e);
    }
    if (fresh && names == null) {
      throw new IOException("the trace" + name + " must have a step, and none was written");
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close the trace" + name + ": " + e.getMessage(), e);
    }
  }
}
