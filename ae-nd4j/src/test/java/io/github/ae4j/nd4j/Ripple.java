package io.github.ae4j.nd4j;

import io.github.ae4j.Preset;
import io.github.ae4j.group.ArrayGroup;
import io.github.ae4j.nd4j.form.UpdaterKind;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * A small noisy problem that can be told in two lines of plain Java: loss sum (theta x - y)^2/2 with x and
 * y going up and down from step to step, so gradient x (theta x - y).
 */
final class Ripple {
  static final int SIZE = 37;

  final DataType type;
  final IUpdater config;
  final INDArray state;
  final INDArray theta;
  final GradientUpdater<?> updater;

  private final int from;
  private final int size;

  Ripple(IUpdater config, DataType type) {
    this(config, type, 0, SIZE);
  }

  /** Only some of the coordinates. */
  Ripple(IUpdater config, DataType type, int from, int to) {
    this.from = from;
    size = to - from;
    this.config = config;
    this.type = type;
    long numbers = config.stateSize(size);
    state = numbers == 0 ? null : Nd4j.create(type, numbers);
    updater =
        numbers == 0
            ? new org.nd4j.linalg.learning.SgdUpdater((org.nd4j.linalg.learning.config.Sgd) config)
            : config.instantiate(state, true);
    theta = Nd4j.create(type, size);
    for (int i = 0; i < size; i++) {
      theta.putScalar(i, start(from + i));
    }
  }

  Ripple(IUpdater config) {
    this(config, DataType.FLOAT);
  }

  UpdaterKind kind() {
    return java.util.Objects.requireNonNull(UpdaterKind.of(config));
  }

  SteeredUpdater steered(Preset preset, ArrayGroup... groups) {
    return AeNd4j.steer(updater, theta, preset, 0, 0L, List.of(groups));
  }

  SteeredUpdater steered(Preset preset) {
    return AeNd4j.steer(updater, theta, preset);
  }

  static double start(int i) {
    return 0.7 * Math.sin(1.3 * i + 0.4);
  }

  static double x(int i, long t) {
    return 1.0 + 0.5 * Math.sin(0.7 * i + 0.9 * t);
  }

  static double y(int i, long t) {
    return Math.cos(0.3 * i + 0.05 * t);
  }

  static double gradient(int i, long t, double theta) {
    return x(i, t) * (theta * x(i, t) - y(i, t));
  }

  double loss(long t) {
    double sum = 0.0;
    for (int i = 0; i < size; i++) {
      double miss = theta.getDouble(i) * x(from + i, t) - y(from + i, t);
      sum += miss * miss / 2;
    }
    return sum;
  }

  INDArray gradient(long t) {
    INDArray gradient = Nd4j.create(type, size);
    for (int i = 0; i < size; i++) {
      gradient.putScalar(i, gradient(from + i, t, theta.getDouble(i)));
    }
    return gradient;
  }

  /** One step of the updater alone. */
  void bareStep(INDArray gradient, int iteration) {
    updater.applyUpdater(gradient, iteration, 0);
    theta.subi(gradient);
  }

  double[] weights() {
    return theta.toDoubleVector();
  }
}
