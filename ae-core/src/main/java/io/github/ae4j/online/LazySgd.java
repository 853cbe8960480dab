package io.github.ae4j.online;

import io.github.ae4j.memory.Check;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Statistic;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * SGD with momentum of which a step costs what it touches, and which is where a dense one would be, but for rounding: a
 * coordinate is kept as {@link MomentumLedger} says and brought up to date where it is touched, the sums over all of them
 * by {@link ClosedSums}.
 */
final class LazySgd extends SparsePlant {
  private double[] z;
  private double[] u;
  private int[] epoch;
  private final MomentumLedger ledger;
  private final ClosedSums sums = new ClosedSums();
  private double weight;
  private int next;
  private double gg;
  private double gm;
  private double gTheta;

  LazySgd(OnlineSettings settings, int size) {
    super(OnlineOptimizer.SGD, settings, size);
    z = new double[size];
    u = new double[size];
    epoch = new int[size];
    ledger = new MomentumLedger(size);
  }

  @Override
  double parameter(int i) {
    return z[i] - u[i] * ledger.travelled(epoch[i]);
  }

  private double moment(int i) {
    return u[i] * ledger.left(epoch[i]);
  }

  @Override
  double averaged(int i) {
    return parameter(i) + coefficients().lead(weight) * moment(i);
  }

  @Override
  void place(int i, double value) {
    z[i] = value;
    u[i] = 0.0;
    makeSums();
  }

  @Override
  void load() {
    Touched touched = touched();
    for (int j = 0; j < touched.count; j++) {
      touched.theta[j] = parameter(touched.at[j]);
      touched.m[j] = moment(touched.at[j]);
    }
  }

  @Override
  double loadedAverage(int j) {
    return touched().theta[j] + coefficients().lead(weight) * touched().m[j];
  }

  @Override
  void measure(Observation observation) {
    multiply();
    double sum = 0.0;
    for (int j = 0; j < touched().count; j++) {
      sum += touched().g[j];
    }
    observation.set(0, Statistic.COUNT, size());
    observation.set(0, Statistic.MOMENTUM_WEIGHT, coefficients().weighted ? 1.0 : weight);
    observation.set(0, Statistic.SUM_G, sum);
    observation.set(0, Statistic.G_G, gg);
    observation.set(0, Statistic.G_WG, gg);
    observation.set(0, Statistic.WG_WG, gg);
    observation.set(0, Statistic.G_M, gm);
    observation.set(0, Statistic.G_WM, gm);
    observation.set(0, Statistic.WG_WM, gm);
    observation.set(0, Statistic.M_M, sums.mm());
    observation.set(0, Statistic.WM_WM, sums.mm());
    observation.set(0, Statistic.THETA_THETA, sums.theta());
  }

  /** Makes the products of what is touched. */
  private void multiply() {
    Touched touched = touched();
    double gg = 0.0;
    double gm = 0.0;
    double gTheta = 0.0;
    for (int j = 0; j < touched.count; j++) {
      double g = touched.g[j];
      gg += g * g;
      gm += g * touched.m[j];
      gTheta += g * touched.theta[j];
    }
    this.gg = gg;
    this.gm = gm;
    this.gTheta = gTheta;
  }

  @Override
  void update() {
    SparseCoefficients c = coefficients();
    c.settle(weight);
    multiply();
    sums.update(c, gg, gm, gTheta);
    boolean began = ledger.step(c.beta1, c.alongMoment);
    weight = c.weight;
    write(c);
    if (began) {
      bringUp(ledger.due(size()));
    }
    if (touched().count == size() || sums.isWorn()) {
      makeSums();
    }
  }

  private void write(SparseCoefficients c) {
    Touched touched = touched();
    double sum = ledger.sum();
    double unit = 1.0 / ledger.product();
    double rest = 1.0 - c.beta1;
    int now = ledger.now();
    for (int j = 0; j < touched.count; j++) {
      int i = touched.at[j];
      double m = c.beta1 * touched.m[j] + rest * touched.g[j];
      double theta = touched.theta[j] - c.alongMoment * m - c.alongGradient * touched.g[j];
      double scaled = m * unit;
      u[i] = scaled;
      z[i] = theta + scaled * sum;
      epoch[i] = now;
    }
  }

  /** Brings the next coordinates up to the running epoch. */
  private void bringUp(int count) {
    int now = ledger.now();
    double sum = ledger.sum();
    double unit = 1.0 / ledger.product();
    for (int k = 0; k < count; k++) {
      next = next + 1 >= size() ? 0 : next + 1;
      if (u[next] != 0.0 && epoch[next] != now) {
        double theta = parameter(next);
        u[next] = moment(next) * unit;
        z[next] = theta + u[next] * sum;
      }
      epoch[next] = now;
    }
  }

  private void makeSums() {
    double mm = 0.0;
    double thetaM = 0.0;
    double theta = 0.0;
    for (int i = 0; i < size(); i++) {
      double ti = parameter(i);
      double mi = moment(i);
      mm += mi * mi;
      thetaM += ti * mi;
      theta += ti * ti;
    }
    sums.set(mm, thetaM, theta);
  }

  @Override
  void flush() {
    ledger.flush();
    bringUp(ledger.due(size()));
    weight = 0.0;
    sums.set(0.0, 0.0, sums.theta());
    Arrays.fill(touched().m, 0, touched().count, 0.0);
  }

  @Override
  void clear() {
    flush();
  }

  @Override
  void restoreAverage() {
    for (int i = 0; i < size(); i++) {
      z[i] = averaged(i);
      u[i] = 0.0;
    }
    flush();
    makeSums();
    load();
  }

  @Override
  void weighByRates(boolean weighted) {
    SparseCoefficients c = coefficients();
    if (weighted && weight > 0.0) {
      ledger.scale(1.0 / weight);
      sums.scale(1.0 / weight);
      weight = c.rates(weight);
    } else if (!weighted && c.weighted) {
      weight = weight > 0.0 ? 1.0 : 0.0;
    }
    c.weighted = weighted;
  }

  @Override
  void grow(int more) {
    z = Arrays.copyOf(z, more);
    u = Arrays.copyOf(u, more);
    epoch = Arrays.copyOf(epoch, more);
    for (int i = 0; i < size(); i++) {
      double m = moment(i);
      z[i] = parameter(i);
      u[i] = m;
      epoch[i] = 0;
    }
    ledger.restart(more);
    next = 0;
    super.grow(more);
  }

  @Override
  void write(DataOutputStream out) throws IOException {
    SparseFile.write(out, z);
    SparseFile.write(out, u);
    for (int place : epoch) {
      out.writeInt(place);
    }
    ledger.write(out);
    sums.write(out);
    out.writeDouble(weight);
    out.writeInt(next);
  }

  @Override
  void read(DataInputStream in) throws IOException {
    SparseFile.read(in, "parameter", z);
    SparseFile.read(in, "moment", u);
    for (int i = 0; i < epoch.length; i++) {
      epoch[i] = SparseFile.within("epoch of a parameter", in.readInt(), 0, ledger.places() - 1);
    }
    ledger.read(in);
    sums.read(in);
    weight = Check.atLeast("weight of the first moment", in.readDouble(), 0.0);
    next = SparseFile.within("next parameter", in.readInt(), 0, size() - 1);
  }
}
