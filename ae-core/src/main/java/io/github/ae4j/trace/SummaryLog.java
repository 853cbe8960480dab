package io.github.ae4j.trace;

import io.github.ae4j.event.LossShift;
import io.github.ae4j.event.NonFinite;
import io.github.ae4j.memory.Check;
import io.github.ae4j.signal.Statistic;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs a line every so many steps, one for each event with why the coefficients moved, and one with
 * the events' counts at the end. Drift and what is not finite are logged at warn, the rest at info. It is of one loop
 * at a time.
 */
public final class SummaryLog implements StepObserver {
  private static final Logger LOGGER = LoggerFactory.getLogger(SummaryLog.class);
  private static final Set<String> WARNED = Set.of(LossShift.DRIFT, NonFinite.EVENT);

  private final OneLoop loop = new OneLoop("a SummaryLog");
  private final int every;
  private final Map<String, Long> counts = new TreeMap<>();
  private long last;

  /**
   * A log at a cadence.
   *
   * @param every steps from one summary to the next, at least 1
   */
  public SummaryLog(int every) {
    this.every = (int) Check.atLeast("every", every, 1);
  }

  @Override
  public void open() {
    loop.take();
  }

  @Override
  public void onStep(StepTrace trace) {
    last = trace.step();
    if (trace.event() != null) {
      tell(trace, trace.events());
    } else if (last % every == 0 && LOGGER.isInfoEnabled()) {
      LOGGER.info(line(trace, ""));
    }
  }

  private void tell(StepTrace trace, List<String> events) {
    synchronized (counts) {
      events.forEach(event -> counts.merge(event, 1L, Long::sum));
    }
    boolean warned = events.stream().anyMatch(WARNED::contains);
    String event = " event " + String.join(", ", events);
    if (warned && LOGGER.isWarnEnabled()) {
      LOGGER.warn(line(trace, event));
    } else if (!warned && LOGGER.isInfoEnabled()) {
      LOGGER.info(line(trace, event));
    }
  }

  /** How often each event was named so far, by its name; a copy, from any thread. */
  public Map<String, Long> counts() {
    synchronized (counts) {
      return Map.copyOf(counts);
    }
  }

  @Override
  public void close() {
    loop.free();
    synchronized (counts) {
      LOGGER.info("closed at step {}, events {}", last, counts);
    }
  }

  private static String line(StepTrace trace, String event) {
    StringBuilder line = new StringBuilder("step ").append(trace.step());
    line.append(event).append(' ').append(trace.verdict());
    append(line, "loss", trace.statistic(0, Statistic.LOSS));
    for (int group = 0; group < trace.groups(); group++) {
      if (trace.groups() > 1) {
        line.append(group == 0 ? " " : "; ").append(trace.groupName(group)).append(':');
      }
      append(line, trace, group, !event.isEmpty());
    }
    return line.toString();
  }

  /** A group's coefficients, and why they moved if that is asked. */
  private static void append(StringBuilder line, StepTrace trace, int group, boolean why) {
    for (int i = 0; i < trace.coefficients().size(); i++) {
      append(line, trace.coefficients().get(i), trace.applied(group, i));
    }
    for (int i = 0; i < trace.coefficients().size() && why; i++) {
      line.append("; ").append(Why.of(trace, group, i));
    }
  }

  private static void append(StringBuilder line, String name, double value) {
    line.append(' ').append(name).append('=').append(String.format(Locale.ROOT, "%.4g", value));
  }
}
