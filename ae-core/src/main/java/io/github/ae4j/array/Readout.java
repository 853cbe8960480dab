package io.github.ae4j.array;

import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Statistic;

/** The averaged readout theta-bar += c (theta - theta-bar): the one buffer a loop may ask for. */
final class Readout {
  private final Vector average;

  Readout(Vector theta) {
    average = theta.zeros();
    average.copyFrom(theta);
  }

  void average(Vector theta, double rate) {
    for (int i = 0; i < theta.size(); i++) {
      double mean = average.get(i);
      average.set(i, mean + rate * (theta.get(i) - mean));
    }
  }

  void restore(Vector theta) {
    theta.copyFrom(average);
  }

  void observe(ArrayPlant plant, Observation observation) {
    double slope = 0.0;
    double square = 0.0;
    Vector theta = plant.parameters();
    for (int i = 0; i < theta.size(); i++) {
      double difference = average.get(i) - theta.get(i);
      slope += plant.gradientAt(i) * difference;
      square += difference * difference;
    }
    observation.set(0, Statistic.G_READOUT, slope);
    observation.set(0, Statistic.READOUT_READOUT, square);
  }

  double[] copy() {
    return average.copy();
  }

  void set(double[] values) {
    if (values.length != average.size()) {
      throw new IllegalArgumentException(
          "readout must have " + average.size() + " coordinates, got " + values.length);
    }
    for (int i = 0; i < values.length; i++) {
      average.set(i, values[i]);
    }
  }
}
