package io.github.ae4j.online;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.Preset;
import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Statistic;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Sparse SGD is where a dense one is, to 1e-9, and so are its average and its sums. */
class LazySgdTest {
  private static final int SIZE = 300;
  private static final int TOUCHED = 6;

  /** A stream of sparse logistic instances, which drifts once, for a sparse and a dense optimizer at a time. */
  private static final class Twins {
    private final SplittableRandom random = new SplittableRandom(7);
    private final double[] truth = new double[SIZE];
    private final double[] dense = new double[SIZE];
    private final double[] gradient = new double[SIZE];
    private final double[] sparse = new double[SIZE];
    private final ArrayTrainer trainer;
    private final SparseHost host;

    Twins(double start, Preset preset) {
      Arrays.setAll(truth, i -> random.nextDouble() - 0.5);
      host = new SparseHost(OnlineOptimizer.SGD, sparse, preset);
      host.loop().move(0, Coefficient.LEARNING_RATE, Math.log(start));
      trainer = ArrayTrainer.steer(ArrayOptimizer.sgd(dense, ArraySettings.of(0.01)), preset);
      trainer.loop().move(0, Coefficient.LEARNING_RATE, Math.log(start));
    }

    void step(double sign) {
      int[] at = random.ints(0, SIZE).map(i -> i * i / SIZE).distinct().limit(TOUCHED).toArray();
      double[] x = random.doubles(TOUCHED, 0.0, 1.0).toArray();
      double score = 0.0;
      double true_ = 0.0;
      for (int j = 0; j < TOUCHED; j++) {
        score += dense[at[j]] * x[j];
        true_ += sign * truth[at[j]] * x[j];
      }
      double y = random.nextDouble() < 1.0 / (1.0 + Math.exp(-6.0 * true_)) ? 1.0 : 0.0;
      double p = 1.0 / (1.0 + Math.exp(-score));
      double loss = -Math.log(y > 0.5 ? p : 1.0 - p);
      Arrays.fill(gradient, 0.0);
      double[] g = new double[TOUCHED];
      for (int j = 0; j < TOUCHED; j++) {
        g[j] = (p - y) * x[j];
        gradient[at[j]] = g[j];
      }
      trainer.step(loss, gradient);
      host.step(loss, at, g);
    }

    void near(double[] one, double[] other) {
      double length = Math.sqrt(Arrays.stream(one).map(t -> t * t).sum());
      for (int i = 0; i < SIZE; i++) {
        assertEquals(one[i], other[i], 1e-9 * Math.max(1.0, length), "coordinate " + i);
      }
    }
  }

  @Test
  void aDenseRunOfTheSameDataAgrees() {
    for (double start : new double[] {1e-4, 0.01, 10.0}) {
      Twins twins = new Twins(start, Presets.standard());
      for (int t = 0; t < 6000; t++) {
        twins.step(t < 4000 ? 1.0 : -1.0);
        if (t % 100 == 0) {
          twins.near(twins.dense, twins.sparse);
        }
      }
      double[] average = new double[SIZE];
      Arrays.setAll(average, twins.host.plant::averaged);
      twins.near(twins.trainer.readout(), average);
      assertTrue(Arrays.stream(average).map(Math::abs).sum() > 1.0, "it has learnt");
    }
  }

  @Test
  void fineTuningAgreesToo() {
    Twins twins = new Twins(0.05, Presets.fineTuning());
    for (int t = 0; t < 1500; t++) {
      twins.step(1.0);
    }
    twins.near(twins.dense, twins.sparse);
  }

  @Test
  void whatIsDenseByNatureIsRefusedByName() {
    for (Preset preset : new Preset[] {Presets.seed(), Presets.standardWithReadout()}) {
      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class,
              () -> new SparseHost(OnlineOptimizer.SGD, new double[3], preset));
      assertTrue(refused.getMessage().contains("sparse Sgd cannot steer"), refused.getMessage());
    }
  }

  @Test
  void theTheorysLawsSteerIt() {
    double[] theta = new double[SIZE];
    SparseHost host = new SparseHost(OnlineOptimizer.SGD, theta, Presets.theory());
    for (int t = 0; t < 500; t++) {
      host.step(
          0.5 * (theta[3] - 1.0) * (theta[3] - 1.0), new int[] {3}, new double[] {theta[3] - 1.0});
    }
    assertEquals(1.0, theta[3], 0.1);
  }

  /** Momentum and rates jump over orders of magnitude, with flushes: products sink, sums grow and shrink. */
  @Test
  void followsAnyCoefficients() {
    double[] theta = new double[SIZE];
    double[] m = new double[SIZE];
    double[] shown = new double[SIZE];
    SparseHost host = new SparseHost(OnlineOptimizer.SGD, shown, null);
    SplittableRandom random = new SplittableRandom(3);
    SparseCoefficients c = host.plant.coefficients();
    double weight = 0.0;
    for (int t = 0; t < 20_000; t++) {
      if (t % 50 == 0) {
        c.mu = new double[] {0.0, 0.3, 0.9, 0.99, 0.9999}[random.nextInt(5)];
        c.alpha = Math.pow(10.0, -6.0 * random.nextDouble());
        c.share = random.nextDouble();
      }
      if (random.nextInt(700) == 0) {
        host.plant.flush();
        Arrays.fill(m, 0.0);
        weight = 0.0;
      }
      int[] at = {random.nextInt(SIZE / 2), SIZE / 2 + (random.nextInt(50) == 0 ? 1 : 0)};
      double[] g = {random.nextDouble() - 0.5, random.nextDouble() - 0.5};
      host.step(1.0, at, g);
      weight = c.mu * weight + (1.0 - c.mu);
      double[] whole = new double[SIZE];
      whole[at[0]] = g[0];
      whole[at[1]] = g[1];
      for (int i = 0; i < SIZE; i++) {
        m[i] = c.mu * m[i] + (1.0 - c.mu) * whole[i];
        theta[i] -= c.alpha * (c.share * m[i] / weight + (1.0 - c.share) * whole[i]);
        assertEquals(theta[i], shown[i], 1e-10, "coordinate " + i + " after step " + t);
      }
      checkSums(host, theta, m);
    }
  }

  private static void checkSums(SparseHost host, double[] theta, double[] m) {
    Observation observation = new Observation(1);
    host.plant.measure(observation);
    double mm = Arrays.stream(m).map(x -> x * x).sum();
    double tt = Arrays.stream(theta).map(x -> x * x).sum();
    assertEquals(mm, observation.value(0, Statistic.M_M), 1e-9 * mm);
    assertEquals(tt, observation.value(0, Statistic.THETA_THETA), 1e-9 * tt);
  }

  @Test
  void goesOnBeyondTheRing() {
    SparseHost host = new SparseHost(OnlineOptimizer.SGD, new double[1000], null);
    double[] g = {1.0};
    host.plant.coefficients().mu = 0.5;
    host.step(1.0, new int[] {7}, g);
    for (int t = 0; t < 50_000; t++) {
      host.step(1.0, new int[] {3}, new double[] {0.0});
    }
    // alpha (1-mu) sum of mu^k over the true weights c_t = 1 - mu^t
    double expected = 0.0;
    for (int t = 1; t < 60; t++) {
      expected -= 0.01 * Math.pow(0.5, t) / (1.0 - Math.pow(0.5, t));
    }
    assertEquals(expected, host.plant.parameter(7), 1e-14);
    ControlLoop.on(host.adapter).build().close();
  }
}
