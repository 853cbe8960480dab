package io.github.ae4j.trace;

import io.github.ae4j.memory.Check;
import io.github.ae4j.signal.Statistic;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs a line every so many steps and one for each event with why the coefficients moved, at info. */
public final class SummaryLog implements StepObserver {
  private static final Logger LOGGER = LoggerFactory.getLogger(SummaryLog.class);

  private final int every;

  /**
   * A log at a cadence.
   *
   * @param every steps from one summary to the next, at least 1
   */
  public SummaryLog(int every) {
    this.every = (int) Check.atLeast("every", every, 1);
  }

  @Override
  public void onStep(StepTrace trace) {
    String event = trace.event();
    if ((event != null || trace.step() % every == 0) && LOGGER.isInfoEnabled()) {
      LOGGER.info(line(trace, event == null ? "" : " event " + String.join(", ", trace.events())));
    }
  }

  private static String line(StepTrace trace, String event) {
    StringBuilder line = new StringBuilder("step ").append(trace.step());
    line.append(event).append(' ').append(trace.verdict());
    append(line, "loss", trace.statistic(0, Statistic.LOSS));
    for (int i = 0; i < trace.coefficients().size(); i++) {
      append(line, trace.coefficients().get(i), trace.applied(0, i));
    }
    if (!event.isEmpty()) {
      for (int i = 0; i < trace.coefficients().size(); i++) {
        line.append("; ").append(Why.of(trace, 0, i));
      }
    }
    return line.toString();
  }

  private static void append(StringBuilder line, String name, double value) {
    line.append(' ').append(name).append('=').append(String.format(Locale.ROOT, "%.4g", value));
  }
}
