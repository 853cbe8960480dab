package io.github.ae4j.online;

import io.github.ae4j.signal.Observation;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Parameters and moments of an optimizer of which a step moves, measures and costs only what it touches. One step:
 * {@link #touched} lists the coordinates, {@link #load} fetches what stands there, the user of it writes their gradient,
 * then {@link #measure} and {@link #update}.
 */
abstract class SparsePlant {
  private final OnlineOptimizer optimizer;
  private final SparseCoefficients coefficients;
  private final Touched touched = new Touched();
  private int size;

  SparsePlant(OnlineOptimizer optimizer, OnlineSettings settings, int size) {
    this.optimizer = optimizer;
    this.size = size;
    coefficients = new SparseCoefficients(optimizer.title(), settings);
  }

  /** The plant of an optimizer, every parameter at 0. */
  static SparsePlant of(OnlineSettings settings, int size) {
    return settings.optimizer() == OnlineOptimizer.SGD
        ? new LazySgd(settings, size)
        : new LazyAdaptive(settings, size);
  }

  final OnlineOptimizer optimizer() {
    return optimizer;
  }

  final SparseCoefficients coefficients() {
    return coefficients;
  }

  final Touched touched() {
    return touched;
  }

  /** Number of parameters. */
  final int size() {
    return size;
  }

  /** Makes room for more parameters, which are 0. */
  void grow(int size) {
    this.size = size;
  }

  /** One parameter. */
  abstract double parameter(int i);

  /** One parameter of the average, where the first moment leads to it; else the parameter. */
  abstract double averaged(int i);

  /** Sets a parameter, before the first step. */
  abstract void place(int i, double value);

  /** Fetches parameters and first moments of what is touched; changes nothing. */
  abstract void load();

  /** The average at the j-th coordinate touched. */
  abstract double loadedAverage(int j);

  /** Writes the statistics of the gradient of what is touched; changes nothing. */
  abstract void measure(Observation observation);

  /** Makes the update of what is touched. */
  abstract void update();

  /** Empties the first moment. */
  abstract void flush();

  /** Empties all moments. */
  abstract void clear();

  /** Puts the average in the parameters' place, and empties all moments. */
  abstract void restoreAverage();

  /** Makes the first moment a mean weighted by the rates, or lets it go on as one that forgets with mu. */
  abstract void weighByRates(boolean weighted);

  /** Writes all that it keeps. */
  abstract void write(DataOutputStream out) throws IOException;

  /**
   * Reads what {@link #write} wrote of a plant of this size.
   *
   * @throws IllegalArgumentException if no step can have left it
   */
  abstract void read(DataInputStream in) throws IOException;
}
