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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sparse optimizers are where dense ones are, to 1e-9, and so are the average and the sums. */
class SparsePlantTest {
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

  /** A dense run of the same update, coordinate by coordinate. */
  private static final class Naive {
    private final double[] theta = new double[SIZE];
    private final double[] m = new double[SIZE];
    private final double[] v = new double[SIZE];
    private final double[] seen = new double[SIZE];
    private final double[] w = new double[SIZE];
    private double weight;

    void step(OnlineOptimizer optimizer, SparseCoefficients c, double[] g) {
      weight = c.mu * weight + (1.0 - c.mu);
      for (int i = 0; i < SIZE; i++) {
        if (g[i] != 0.0) {
          touch(optimizer, c, i, g[i]);
        }
        m[i] = c.mu * m[i] + (1.0 - c.mu) * g[i];
        theta[i] -= c.alpha * w[i] * (c.share * m[i] / weight + (1.0 - c.share) * g[i]);
      }
    }

    private void touch(OnlineOptimizer optimizer, SparseCoefficients c, int i, double g) {
      switch (optimizer) {
        case SGD -> w[i] = 1.0;
        case ADAM -> {
          v[i] = c.beta2 * v[i] + (1.0 - c.beta2) * g * g;
          seen[i]++;
          w[i] = 1.0 / (Math.sqrt(v[i] / (1.0 - Math.pow(c.beta2, seen[i]))) + c.epsilon);
        }
        case ADAGRAD -> {
          v[i] += g * g;
          w[i] = 1.0 / (Math.sqrt(v[i]) + c.epsilon);
        }
      }
    }

    void checkSums(SparseHost host) {
      Observation observation = new Observation(1);
      host.plant.touched().clear(1);
      host.plant.measure(observation);
      double mm = 0.0;
      double nn = 0.0;
      double square = 0.0;
      for (int i = 0; i < SIZE; i++) {
        mm += m[i] * m[i];
        nn += w[i] * w[i] * m[i] * m[i];
        square += theta[i] * theta[i];
      }
      assertEquals(mm, observation.value(0, Statistic.M_M), 1e-9 * mm);
      assertEquals(nn, observation.value(0, Statistic.WM_WM), 1e-9 * nn);
      assertEquals(square, observation.value(0, Statistic.THETA_THETA), 1e-9 * square);
    }
  }

  /** Momentum and rates jump over orders of magnitude, with flushes: products sink, sums grow and shrink. */
  @ParameterizedTest
  @EnumSource(OnlineOptimizer.class)
  void followsAnyCoefficients(OnlineOptimizer optimizer) {
    double[] shown = new double[SIZE];
    SparseHost host = new SparseHost(optimizer, shown, null);
    Naive naive = new Naive();
    SplittableRandom random = new SplittableRandom(3);
    SparseCoefficients c = host.plant.coefficients();
    for (int t = 0; t < 10_000; t++) {
      if (t % 50 == 0) {
        c.mu = new double[] {0.0, 0.3, 0.9, 0.99, 0.9999}[random.nextInt(5)];
        c.alpha = Math.pow(10.0, -6.0 * random.nextDouble());
        c.share = random.nextDouble();
      }
      if (random.nextInt(700) == 0) {
        host.plant.flush();
        Arrays.fill(naive.m, 0.0);
        naive.weight = 0.0;
      }
      int[] at = {random.nextInt(SIZE / 2), SIZE / 2 + (random.nextInt(50) == 0 ? 1 : 0)};
      double[] g = {random.nextDouble() - 0.5, random.nextDouble() - 0.5};
      double[] whole = new double[SIZE];
      whole[at[0]] = g[0];
      whole[at[1]] = g[1];
      host.step(1.0, at, g);
      naive.step(optimizer, c, whole);
      for (int i = 0; i < SIZE; i++) {
        double far = 1e-10 * (1.0 + Math.abs(naive.theta[i]));
        assertEquals(naive.theta[i], shown[i], far, "coordinate " + i + " after step " + t);
      }
      naive.checkSums(host);
    }
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
