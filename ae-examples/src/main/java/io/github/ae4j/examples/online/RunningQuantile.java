package io.github.ae4j.examples.online;

import java.util.Comparator;
import java.util.PriorityQueue;

/** The tau-quantile of all numbers so far: of n the one in place ceil(tau n). */
final class RunningQuantile {
  private final double tau;
  private final PriorityQueue<Double> low = new PriorityQueue<>(Comparator.reverseOrder());
  private final PriorityQueue<Double> high = new PriorityQueue<>();

  RunningQuantile(double tau) {
    this.tau = tau;
  }

  void add(double value) {
    if (low.isEmpty() || value <= low.element()) {
      low.add(value);
    } else {
      high.add(value);
    }
    int place = Math.max(1, (int) Math.ceil(tau * (low.size() + high.size())));
    while (low.size() > place) {
      high.add(low.remove());
    }
    while (low.size() < place) {
      low.add(high.remove());
    }
  }

  /** The quantile; 0 of nothing. */
  double value() {
    return low.isEmpty() ? 0.0 : low.element();
  }
}
