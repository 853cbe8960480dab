package io.github.ae4j;

import io.github.ae4j.trace.StepObserver;
import io.github.ae4j.trace.StepTrace;
import java.io.UncheckedIOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is told of a loop's steps. One that fails costs neither the step nor the others: it is logged once, counted,
 * and told of the next step as before.
 */
final class Observers {
  private static final Logger LOGGER = LoggerFactory.getLogger(ControlLoop.class);

  private final StepObserver[] observers;
  private final long[] failures;

  Observers(List<StepObserver> observers) {
    this.observers = observers.toArray(StepObserver[]::new);
    failures = new long[this.observers.length];
  }

  /**
   * Opens each.
   *
   * @throws IllegalStateException if one refuses; those before it are closed then
   */
  void open() {
    for (int i = 0; i < observers.length; i++) {
      try {
        observers[i].open();
      } catch (RuntimeException | Error e) {
        close(i);
        throw e;
      }
    }
  }

  void show(StepTrace trace) {
    for (int i = 0; i < observers.length; i++) {
      try {
        observers[i].onStep(trace);
      } catch (Exception | LinkageError e) {
        failed(i, trace.step(), e);
      }
    }
  }

  private void failed(int i, long step, Throwable failure) {
    failures[i]++;
    if (failures[i] == 1) {
      String text =
          "observer "
              + observers[i].getClass().getName()
              + " failed at step "
              + step
              + "; training goes on, and further failures of it are counted alone";
      tell(text, failure);
    }
  }

  /** A full disk is told in a line, what else fails with where it came from. */
  private static void tell(String text, Throwable failure) {
    if (failure instanceof UncheckedIOException) {
      LOGGER.warn("{}: {}", text, failure.getMessage());
      LOGGER.debug("it came from", failure);
    } else {
      LOGGER.warn(text, failure);
    }
  }

  /** Closes each, whatever the others do. */
  void close() {
    close(observers.length);
  }

  private void close(int first) {
    for (int i = 0; i < first; i++) {
      String name = observers[i].getClass().getName();
      if (failures[i] > 0) {
        LOGGER.warn("observer {} failed at {} steps", name, failures[i]);
      }
      try {
        observers[i].close();
      } catch (Exception | LinkageError e) {
        tell("observer " + name + " failed to close", e);
      }
    }
  }
}
