package io.github.ae4j.online;

import io.github.ae4j.adapter.MomentWeights;
import io.github.ae4j.memory.Check;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Statistic;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Adam and AdaGrad in their lazy form: parameters and moments move where they are touched, and each coordinate counts the
 * weight of its own moments, so that its first steps are those of a first step however late they come.
 *
 * <pre>
 *   m_i = beta_i m_i + (1-beta_i) g_i,   theta_i -= w_i (a_i m_i + b g_i)
 *   Adam     v_i = beta2 v_i + (1-beta2) g_i^2,   w_i = 1/(sqrt(v_i/c_i) + eps)
 *   AdaGrad  v_i = v_i + g_i^2,                   w_i = 1/(sqrt v_i + eps)
 * </pre>
 *
 * <p>The loop is shown the sums over what is touched, which is all that a step moves, and the length of all parameters.
 */
final class LazyAdaptive extends SparsePlant {
  /** Bound on the rounding of |theta|^2, over it, from which it is made anew. */
  private static final double FAR = 1e-10;

  private static final double LEAST = 1e-280;
  private static final double UNIT = Math.ulp(1.0);

  private final boolean forgets;
  private double[] theta;
  private double[] m;
  private double[] v;
  private double[] first;
  private double[] second;
  private double[] w = {};
  private double square;
  private double squareError;

  LazyAdaptive(OnlineSettings settings, int size) {
    super(settings.optimizer(), settings, size);
    forgets = settings.optimizer() == OnlineOptimizer.ADAM;
    theta = new double[size];
    m = new double[size];
    v = new double[size];
    first = new double[size];
    second = new double[forgets ? size : 0];
  }

  @Override
  double parameter(int i) {
    return theta[i];
  }

  @Override
  double averaged(int i) {
    double lead = coefficients().lead(first[i]);
    return lead == 0.0 ? theta[i] : theta[i] + lead * preconditioner(i) * m[i];
  }

  /** w of the last update of a coordinate. */
  private double preconditioner(int i) {
    double mean = forgets ? v[i] / second[i] : v[i];
    return 1.0 / (Math.sqrt(mean) + coefficients().epsilon);
  }

  @Override
  void place(int i, double value) {
    theta[i] = value;
    makeSum();
  }

  @Override
  void load() {
    Touched touched = touched();
    for (int j = 0; j < touched.count; j++) {
      touched.theta[j] = theta[touched.at[j]];
      touched.m[j] = m[touched.at[j]];
    }
  }

  @Override
  double loadedAverage(int j) {
    return averaged(touched().at[j]);
  }

  /** v of the j-th coordinate touched, with its gradient in it. */
  private double nextSecond(int j) {
    double g = touched().g[j];
    double before = v[touched().at[j]];
    double beta2 = coefficients().beta2;
    return forgets ? beta2 * before + (1.0 - beta2) * g * g : before + g * g;
  }

  private double nextPreconditioner(int i, double next) {
    double mean = forgets ? next / MomentWeights.after(coefficients().beta2, second[i]) : next;
    return 1.0 / (Math.sqrt(mean) + coefficients().epsilon);
  }

  @Override
  void measure(Observation observation) {
    Touched touched = touched();
    if (w.length < touched.count) {
      w = new double[touched.at.length];
    }
    for (int j = 0; j < touched.count; j++) {
      w[j] = nextPreconditioner(touched.at[j], nextSecond(j));
    }
    observation.set(0, Statistic.COUNT, size());
    observation.set(0, Statistic.MOMENTUM_WEIGHT, coefficients().weighted ? 1.0 : meanWeight());
    observation.set(0, Statistic.THETA_THETA, square);
    measurePlain(observation);
    measureWeighed(observation);
  }

  /** Mean weight of the first moments of what is touched. */
  private double meanWeight() {
    double sum = 0.0;
    for (int j = 0; j < touched().count; j++) {
      sum += first[touched().at[j]];
    }
    return Math.min(1.0, sum / touched().count);
  }

  private void measurePlain(Observation observation) {
    Touched touched = touched();
    double sum = 0.0;
    double gg = 0.0;
    double gm = 0.0;
    double mm = 0.0;
    for (int j = 0; j < touched.count; j++) {
      double gj = touched.g[j];
      double mj = touched.m[j];
      sum += gj;
      gg += gj * gj;
      gm += gj * mj;
      mm += mj * mj;
    }
    observation.set(0, Statistic.SUM_G, sum);
    observation.set(0, Statistic.G_G, gg);
    observation.set(0, Statistic.G_M, gm);
    observation.set(0, Statistic.M_M, mm);
  }

  private void measureWeighed(Observation observation) {
    Touched touched = touched();
    double gwg = 0.0;
    double gwm = 0.0;
    double wgwg = 0.0;
    double wgwm = 0.0;
    double wmwm = 0.0;
    for (int j = 0; j < touched.count; j++) {
      double wg = w[j] * touched.g[j];
      double wm = w[j] * touched.m[j];
      gwg += touched.g[j] * wg;
      gwm += touched.g[j] * wm;
      wgwg += wg * wg;
      wgwm += wg * wm;
      wmwm += wm * wm;
    }
    observation.set(0, Statistic.G_WG, gwg);
    observation.set(0, Statistic.G_WM, gwm);
    observation.set(0, Statistic.WG_WG, wgwg);
    observation.set(0, Statistic.WG_WM, wgwm);
    observation.set(0, Statistic.WM_WM, wmwm);
  }

  @Override
  void update() {
    SparseCoefficients c = coefficients();
    Touched touched = touched();
    double before = Double.NaN;
    for (int j = 0; j < touched.count; j++) {
      int i = touched.at[j];
      if (first[i] != before) {
        before = first[i];
        c.settle(before);
      }
      double g = touched.g[j];
      v[i] = nextSecond(j);
      double wi = nextPreconditioner(i, v[i]);
      if (forgets) {
        second[i] = MomentWeights.after(c.beta2, second[i]);
      }
      first[i] = c.weight;
      m[i] = c.beta1 * m[i] + (1.0 - c.beta1) * g;
      move(i, wi * (c.alongMoment * m[i] + c.alongGradient * g));
    }
    if (!(squareError <= FAR * square + LEAST)) {
      makeSum();
    }
  }

  private void move(int i, double step) {
    double from = theta[i];
    double to = from - step;
    theta[i] = to;
    double change = (to - from) * (to + from);
    squareError += UNIT * (square + Math.abs(change));
    square = Math.max(0.0, square + change);
  }

  private void makeSum() {
    square = 0.0;
    squareError = 0.0;
    for (double each : theta) {
      square += each * each;
    }
  }

  @Override
  void flush() {
    Arrays.fill(m, 0.0);
    Arrays.fill(first, 0.0);
    Arrays.fill(touched().m, 0, touched().count, 0.0);
  }

  @Override
  void clear() {
    flush();
    Arrays.fill(v, 0.0);
    Arrays.fill(second, 0.0);
  }

  @Override
  void restoreAverage() {
    for (int i = 0; i < theta.length; i++) {
      theta[i] = averaged(i);
    }
    clear();
    makeSum();
    load();
  }

  @Override
  void weighByRates(boolean weighted) {
    SparseCoefficients c = coefficients();
    for (int i = 0; i < first.length; i++) {
      if (weighted && first[i] > 0.0) {
        m[i] /= first[i];
        first[i] = c.rates(first[i]);
      } else if (!weighted && c.weighted && first[i] > 0.0) {
        first[i] = 1.0;
      }
    }
    c.weighted = weighted;
  }

  @Override
  void grow(int more) {
    theta = Arrays.copyOf(theta, more);
    m = Arrays.copyOf(m, more);
    v = Arrays.copyOf(v, more);
    first = Arrays.copyOf(first, more);
    second = Arrays.copyOf(second, forgets ? more : 0);
    super.grow(more);
  }

  @Override
  void write(DataOutputStream out) throws IOException {
    SparseFile.write(out, theta);
    SparseFile.write(out, m);
    SparseFile.write(out, v);
    SparseFile.write(out, first);
    SparseFile.write(out, second);
    out.writeDouble(square);
    out.writeDouble(squareError);
  }

  @Override
  void read(DataInputStream in) throws IOException {
    SparseFile.read(in, "parameter", theta);
    SparseFile.read(in, "first moment", m);
    SparseFile.readFromZero(in, "second moment", v);
    SparseFile.readFromZero(in, "weight of a first moment", first);
    SparseFile.readFromZero(in, "weight of a second moment", second);
    square = Check.atLeast("|theta|^2", in.readDouble(), 0.0);
    squareError = Check.atLeast("rounding of |theta|^2", in.readDouble(), 0.0);
  }
}
