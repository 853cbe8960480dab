package io.github.ae4j.metrics;

import io.github.ae4j.signal.Statistic;
import io.github.ae4j.trace.StepTrace;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/** What a loop's last step showed; written by the loop, read from any thread. */
final class Gauges {
  private final List<String> groups;
  private final List<String> coefficients;
  private final AtomicLongArray bits;

  Gauges(List<String> groups, List<String> coefficients) {
    this.groups = List.copyOf(groups);
    this.coefficients = List.copyOf(coefficients);
    bits = new AtomicLongArray(1 + groups.size() * coefficients.size());
  }

  void show(StepTrace trace) {
    set(0, trace.statistic(0, Statistic.LOSS));
    for (int group = 0; group < groups.size(); group++) {
      for (int i = 0; i < coefficients.size(); i++) {
        set(index(group, i), trace.applied(group, i));
      }
    }
  }

  /** A store without a fence: the loop never waits for a reader. */
  private void set(int at, double value) {
    bits.lazySet(at, Double.doubleToRawLongBits(value));
  }

  List<String> groups() {
    return groups;
  }

  List<String> coefficients() {
    return coefficients;
  }

  int index(int group, int coefficient) {
    return 1 + group * coefficients.size() + coefficient;
  }

  double loss() {
    return value(0);
  }

  double value(int at) {
    return Double.longBitsToDouble(bits.get(at));
  }
}
