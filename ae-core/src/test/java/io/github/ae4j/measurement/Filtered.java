package io.github.ae4j.measurement;

import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import java.util.List;

/** One measurement at work, and the filter it is compared with. */
final class Filtered {
  private final Measurement measurement;
  final Bed bed;

  Filtered(Measurement measurement) {
    this.measurement = measurement;
    bed = new Bed(measurement);
  }

  /** Measures one step. */
  void measure() {
    measurement.measure(bed.signals, bed.memory);
  }

  /** Measures one step at this value of a statistic. */
  void measure(Statistic statistic, double value) {
    bed.with(statistic, value);
    measure();
  }

  double value(Signal signal) {
    return bed.value(signal);
  }

  /** Tells the measurement of an event. */
  void interrupted(Interruption interruption) {
    measurement.interrupted(interruption, bed.signals, bed.memory);
  }

  /** LP_b of a history, as a weighted sum. */
  static double lowPass(List<Double> x, double b) {
    double sum = 0.0;
    int n = x.size();
    for (int i = 0; i < n; i++) {
      sum += (1.0 - b) * Math.pow(b, n - 1 - i) * x.get(i);
    }
    return sum / (1.0 - Math.pow(b, n));
  }
}
