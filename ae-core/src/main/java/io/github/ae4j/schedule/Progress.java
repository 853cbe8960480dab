package io.github.ae4j.schedule;

import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import java.util.Set;

/** What the rules read of the loss, on its own scale. */
final class Progress {
  static final Set<Signal> SIGNALS = Set.of(Signal.TREND, Signal.VARIANCE, Signal.VARIANCE_BASE);

  private Progress() {}

  /** z = -T/sqrt(V*), how fast the loss falls; deviations a step, 0 while V* is. */
  static double fall(Signals signals) {
    double base = signals.value(Signal.VARIANCE_BASE);
    return base > 0.0 ? -signals.value(Signal.TREND) / Math.sqrt(base) : 0.0;
  }

  /** r = V/V*, how unrestful the loss is; 1 while V* is 0. */
  static double unrest(Signals signals) {
    double base = signals.value(Signal.VARIANCE_BASE);
    return base > 0.0 ? signals.value(Signal.VARIANCE) / base : 1.0;
  }

  /** Whether there is a scale yet: some loss has differed from the mean before it. */
  static boolean isKnown(Signals signals) {
    return signals.value(Signal.VARIANCE_BASE) > 0.0;
  }

  /** Checks a pair of thresholds. */
  static void thresholds(String low, double least, String high, double most) {
    if (!(least > 0.0 && least < most && most < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          low + " must be positive and below a finite " + high + ", got " + least + " and " + most);
    }
  }
}
