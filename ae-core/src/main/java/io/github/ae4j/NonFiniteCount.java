package io.github.ae4j;

import io.github.ae4j.event.NonFinite;
import io.github.ae4j.event.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the steps whose loss or gradient was not finite: warns of the first, and of their number at the end. */
final class NonFiniteCount {
  private static final Logger LOGGER = LoggerFactory.getLogger(ControlLoop.class);

  private final long limit;
  private long inARow;
  private long count;

  /** A count without a limit where it is 0. */
  NonFiniteCount(int limit) {
    this.limit = limit == 0 ? Long.MAX_VALUE : limit;
  }

  /**
   * Sees what a step has answered.
   *
   * @throws IllegalStateException at the last step in a row that is allowed, and each that follows it
   */
  void see(Response response, long step) {
    if (response.event() == null || !response.events().contains(NonFinite.EVENT)) {
      inARow = 0;
      return;
    }
    count++;
    inARow++;
    if (count == 1) {
      LOGGER.warn(
          "step {}: loss or gradient is not finite or too large to be squared, the step is left"
              + " out; further ones are counted alone",
          step);
    }
    if (inARow >= limit) {
      throw new IllegalStateException(
          "at most "
              + (limit - 1)
              + " steps in a row may have a loss or gradient that is not finite, got "
              + inARow
              + " up to step "
              + step);
    }
  }

  /** Begins a new row, after a checkpoint. */
  void restart() {
    inARow = 0;
  }

  void close(long steps) {
    if (count > 1) {
      LOGGER.warn(
          "{} of {} steps were left out, as loss or gradient was not finite or too large to be"
              + " squared",
          count,
          steps);
    }
  }
}
