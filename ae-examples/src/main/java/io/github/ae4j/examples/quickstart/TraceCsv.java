package io.github.ae4j.examples.quickstart;

import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.trace.StepObserver;
import io.github.ae4j.trace.StepTrace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Locale;

/**
 * Writes a loop's trace as CSV, a line a step: step, verdict, event, loss, every coefficient applied
 * (canonical), every signal, every law's term of the drive. First parameter group.
 */
final class TraceCsv implements StepObserver {
  private final Writer out;
  private final StringBuilder line = new StringBuilder();

  /** Writes to a writer, which the loop closes with itself. */
  TraceCsv(Writer out) {
    this.out = out;
  }

  @Override
  public void onStep(StepTrace trace) {
    if (trace.step() == 1) {
      header(trace);
    }
    String event = trace.event();
    line.append(trace.step()).append(',').append(trace.verdict()).append(',');
    line.append(event == null ? "" : event.replace(',', ';'));
    cell(trace.statistic(0, Statistic.LOSS));
    for (int i = 0; i < trace.coefficients().size(); i++) {
      cell(trace.applied(0, i));
    }
    for (Signal signal : trace.signals()) {
      cell(trace.signal(0, signal));
    }
    for (int law = 0; law < trace.laws().size(); law++) {
      for (int i = 0; i < trace.coefficients().size(); i++) {
        cell(trace.term(0, law, i));
      }
    }
    flush();
  }

  private void header(StepTrace trace) {
    line.append("step,verdict,event,loss");
    trace.coefficients().forEach(name -> line.append(',').append(name));
    trace.signals().forEach(s -> line.append(',').append(s.name().toLowerCase(Locale.ROOT)));
    for (String law : trace.laws()) {
      for (String name : trace.coefficients()) {
        line.append(',').append(law).append(" -> ").append(name);
      }
    }
    flush();
  }

  private void cell(double value) {
    line.append(',').append((float) value);
  }

  private void flush() {
    try {
      out.append(line.append('\n'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    line.setLength(0);
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
