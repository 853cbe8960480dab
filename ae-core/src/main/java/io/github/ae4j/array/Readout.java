package io.github.ae4j.array;

import io.github.ae4j.group.Ranges.Range;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Statistic;

/** The averaged readout theta-bar += c (theta - theta-bar): the one buffer a loop may ask for. */
final class Readout {
  private final ArrayPlant plant;
  private final Vector theta;
  private final Vector average;
  private final double[] rates;

  Readout(ArrayPlant plant) {
    this.plant = plant;
    theta = plant.parameters();
    average = theta.zeros();
    average.copyFrom(theta);
    rates = new double[plant.ranges().names().size()];
  }

  /** c of a group, now. */
  double rate(int group) {
    return rates[group];
  }

  /** Sets c of a group. */
  void rate(int group, double rate) {
    rates[group] = rate;
  }

  /** Makes the average of a group that comes to stand still what its parameters are. */
  void rest(int group) {
    for (Range range : plant.ranges().trained()) {
      for (int i = range.from(); i < range.to() && range.group() == group; i++) {
        average.set(i, theta.get(i));
      }
    }
  }

  void average() {
    for (Range range : plant.ranges().trained()) {
      double rate = rates[range.group()];
      for (int i = range.from(); i < range.to() && !plant.isFrozen(range); i++) {
        double mean = average.get(i);
        average.set(i, mean + rate * (theta.get(i) - mean));
      }
    }
  }

  void restore() {
    for (Range range : plant.ranges().trained()) {
      for (int i = range.from(); i < range.to(); i++) {
        theta.set(i, average.get(i));
      }
    }
  }

  void observe(Observation observation) {
    for (int group = 0; group < rates.length; group++) {
      if (!plant.isFrozen(group)) {
        observe(group, observation);
      }
    }
  }

  private void observe(int group, Observation observation) {
    double slope = 0.0;
    double square = 0.0;
    for (Range range : plant.ranges().trained()) {
      for (int i = range.from(); i < range.to() && range.group() == group; i++) {
        double difference = average.get(i) - theta.get(i);
        slope += plant.gradientAt(group, i) * difference;
        square += difference * difference;
      }
    }
    observation.set(group, Statistic.G_READOUT, slope);
    observation.set(group, Statistic.READOUT_READOUT, square);
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
