package io.github.ae4j.online;

import io.github.ae4j.memory.Check;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Statistic;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Parameters and moments of which a step costs what it touches, and which are where a dense run of the same update would
 * be, but for rounding:
 *
 * <pre>  m_i = beta m_i + (1-beta) g_i,   theta_i -= w_i (a m_i + b g_i)</pre>
 *
 * <p>with w = 1 of SGD; that of the others moves where it is touched. A coordinate is kept as {@link MomentumLedger} says
 * and brought up to date where it is touched, the sums over all by {@link ClosedSums}. One step: {@link #touched} lists
 * the coordinates, {@link #load} fetches what stands there, its user writes their gradient, then {@link #measure} and
 * {@link #update}.
 */
final class SparsePlant {
  private final OnlineOptimizer optimizer;
  private final SparseCoefficients coefficients;
  private final Touched touched = new Touched();
  private final TouchedStatistics statistics = new TouchedStatistics(touched);
  private final MomentumLedger ledger;
  private final ClosedSums sums = new ClosedSums();
  private final @Nullable SecondMoment second;
  private int size;
  private double[] z;
  private double[] u;
  private int[] epoch;
  private double weight;
  private int next;

  /** Every parameter at 0. */
  SparsePlant(OnlineSettings settings, int size) {
    this.optimizer = settings.optimizer();
    this.size = size;
    coefficients = new SparseCoefficients(optimizer.title(), settings);
    second =
        optimizer == OnlineOptimizer.SGD
            ? null
            : new SecondMoment(optimizer == OnlineOptimizer.ADAM, size);
    z = new double[size];
    u = new double[size];
    epoch = new int[size];
    ledger = new MomentumLedger(size);
  }

  OnlineOptimizer optimizer() {
    return optimizer;
  }

  SparseCoefficients coefficients() {
    return coefficients;
  }

  Touched touched() {
    return touched;
  }

  /** Number of parameters. */
  int size() {
    return size;
  }

  private double w(int i) {
    return second == null ? 1.0 : second.w(i);
  }

  /** One parameter. */
  double parameter(int i) {
    return z[i] - w(i) * u[i] * ledger.travelled(epoch[i]);
  }

  private double moment(int i) {
    return u[i] * ledger.left(epoch[i]);
  }

  /** What the moment at a coordinate is multiplied by to lead from the parameters to their average. */
  double lead() {
    return coefficients.lead(weight);
  }

  /** One parameter of the average, where the first moment leads to it; else the parameter. */
  double averaged(int i) {
    return parameter(i) + lead() * w(i) * moment(i);
  }

  /** Sets a parameter, before the first step. */
  void place(int i, double value) {
    z[i] = value;
    u[i] = 0.0;
    makeSums();
  }

  /** Fetches parameters and first moments of what is touched; changes nothing. */
  void load() {
    for (int j = 0; j < touched.count; j++) {
      touched.theta[j] = parameter(touched.at[j]);
      touched.m[j] = moment(touched.at[j]);
    }
  }

  /** The average at the j-th coordinate touched. */
  double loadedAverage(int j) {
    return touched.theta[j] + lead() * w(touched.at[j]) * touched.m[j];
  }

  /** Writes the statistics of the gradient of what is touched; changes nothing. */
  void measure(Observation observation) {
    touched.weigh(second, coefficients);
    observation.set(0, Statistic.COUNT, size);
    observation.set(0, Statistic.MOMENTUM_WEIGHT, coefficients.weighted ? 1.0 : weight);
    observation.set(0, Statistic.THETA_THETA, sums.theta());
    statistics.plain(observation, sums.mm());
    if (second == null) {
      statistics.copy(observation);
    } else {
      statistics.weighed(observation, touched.count == size ? 0.0 : sums.nn(), second);
    }
  }

  /** Makes the update of what is touched. */
  void update() {
    SparseCoefficients c = coefficients;
    c.settle(weight);
    touched.weigh(second, coefficients);
    takeOut();
    sums.move(c.beta1, c.alongMoment);
    boolean began = ledger.step(c.beta1, c.alongMoment);
    weight = c.weight;
    write(c);
    if (began) {
      bringUp();
    }
    if (sums.isWorn()) {
      makeSums();
    }
  }

  private void takeOut() {
    if (touched.count == size) {
      sums.clear();
      return;
    }
    sums.wear(touched.count);
    for (int j = 0; j < touched.count; j++) {
      double m = touched.m[j];
      sums.take(m, w(touched.at[j]) * m, touched.theta[j]);
    }
  }

  private void write(SparseCoefficients c) {
    double sum = ledger.sum();
    double unit = 1.0 / ledger.product();
    double rest = 1.0 - c.beta1;
    int now = ledger.now();
    for (int j = 0; j < touched.count; j++) {
      int i = touched.at[j];
      double g = touched.g[j];
      double w = touched.w[j];
      double m = c.beta1 * touched.m[j] + rest * g;
      double theta = touched.theta[j] - w * (c.alongMoment * m + c.alongGradient * g);
      double scaled = m * unit;
      u[i] = scaled;
      z[i] = theta + w * scaled * sum;
      epoch[i] = now;
      sums.put(m, w * m, theta);
      if (second != null) {
        second.update(i, g, w, c);
      }
    }
  }

  /** Brings the next coordinates up to the running epoch. */
  private void bringUp() {
    int now = ledger.now();
    double sum = ledger.sum();
    double unit = 1.0 / ledger.product();
    for (int k = ledger.due(size); k > 0; k--) {
      next = next + 1 >= size ? 0 : next + 1;
      if (u[next] != 0.0 && epoch[next] != now) {
        double theta = parameter(next);
        u[next] = moment(next) * unit;
        z[next] = theta + w(next) * u[next] * sum;
      }
      epoch[next] = now;
    }
  }

  private void makeSums() {
    sums.clear();
    for (int i = 0; i < size; i++) {
      double m = moment(i);
      sums.put(m, w(i) * m, parameter(i));
    }
  }

  /** Empties the first moment. */
  void flush() {
    ledger.flush();
    bringUp();
    weight = 0.0;
    sums.scale(0.0);
    Arrays.fill(touched.m, 0, touched.count, 0.0);
  }

  /** Empties all moments. */
  void clear() {
    flush();
    if (second != null) {
      second.clear();
    }
  }

  /** Puts the average in the parameters' place, and empties all moments. */
  void restoreAverage() {
    for (int i = 0; i < size; i++) {
      z[i] = averaged(i);
      u[i] = 0.0;
    }
    clear();
    makeSums();
    load();
  }

  /** Makes the first moment a mean weighted by the rates, or lets it go on as one that forgets with mu. */
  void weighByRates(boolean weighted) {
    if (weighted && weight > 0.0) {
      ledger.scale(1.0 / weight);
      sums.scale(1.0 / weight);
      weight = coefficients.rates(weight);
    } else if (!weighted && coefficients.weighted) {
      weight = weight > 0.0 ? 1.0 : 0.0;
    }
    coefficients.weighted = weighted;
  }

  /** Makes room for more parameters, which are 0. */
  void grow(int more) {
    z = Arrays.copyOf(z, more);
    u = Arrays.copyOf(u, more);
    epoch = Arrays.copyOf(epoch, more);
    for (int i = 0; i < size; i++) {
      double m = moment(i);
      z[i] = parameter(i);
      u[i] = m;
      epoch[i] = 0;
    }
    if (second != null) {
      second.grow(more);
    }
    ledger.restart(more);
    next = 0;
    size = more;
  }

  /** Writes all that it keeps. */
  void write(DataOutputStream out) throws IOException {
    SparseFile.write(out, z);
    SparseFile.write(out, u);
    for (int place : epoch) {
      out.writeInt(place);
    }
    if (second != null) {
      second.write(out);
    }
    ledger.write(out);
    sums.write(out);
    out.writeDouble(weight);
    out.writeInt(next);
  }

  /**
   * Reads what {@link #write} wrote of a plant of this size.
   *
   * @throws IllegalArgumentException if no step can have left it
   */
  void read(DataInputStream in) throws IOException {
    SparseFile.read(in, "parameter", z);
    SparseFile.read(in, "moment", u);
    for (int i = 0; i < epoch.length; i++) {
      epoch[i] = SparseFile.within("epoch of a parameter", in.readInt(), 0, ledger.places() - 1);
    }
    if (second != null) {
      second.read(in);
    }
    ledger.read(in);
    sums.read(in);
    weight = Check.atLeast("weight of the first moment", in.readDouble(), 0.0);
    next = SparseFile.within("next parameter", in.readInt(), 0, size - 1);
  }
}
