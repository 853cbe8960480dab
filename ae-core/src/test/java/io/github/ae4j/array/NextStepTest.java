package io.github.ae4j.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.Preset;
import io.github.ae4j.adapter.Cadence;
import io.github.ae4j.adapter.Timing;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.trace.StepObserver;
import io.github.ae4j.trace.StepTrace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A decision in the pass of the update is for the update after. */
class NextStepTest {
  private static final ArraySettings SETTINGS = ArraySettings.of(1e-3);
  private static final int STEPS = 60;
  private static final Statistic[] SUMS = {
    Statistic.LOSS,
    Statistic.G_G,
    Statistic.G_WG,
    Statistic.G_WM,
    Statistic.WG_WG,
    Statistic.WG_WM,
    Statistic.WM_WM,
    Statistic.THETA_THETA,
    Statistic.MOMENTUM_WEIGHT
  };

  private static final List<String> TAKEN =
      List.of(
          Coefficient.LEARNING_RATE,
          Coefficient.MOMENTUM,
          Coefficient.RATE_MEMORY,
          Coefficient.MOMENTUM_SHARE);

  private final List<double[]> seen = new ArrayList<>();
  private final List<double[]> applied = new ArrayList<>();

  private static ArrayOptimizer optimizer(String name, double[] theta) {
    return switch (name) {
      case "sgd" -> ArrayOptimizer.sgd(theta, SETTINGS);
      case "adam" -> ArrayOptimizer.adam(theta, SETTINGS);
      default -> ArrayOptimizer.adafactor(theta, List.of(new int[] {theta.length}), SETTINGS);
    };
  }

  private void see(StepTrace trace) {
    double[] statistics = new double[SUMS.length];
    for (int i = 0; i < SUMS.length; i++) {
      statistics[i] = trace.statistic(0, SUMS[i]);
    }
    seen.add(statistics);
    double[] values = new double[TAKEN.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = trace.applied(0, trace.coefficients().indexOf(TAKEN.get(i)));
    }
    applied.add(values);
  }

  private Preset watched() {
    return Presets.standard().with(loop -> loop.observer(this::see));
  }

  private static double gradient(double[] theta, double[] g, Random random) {
    double loss = 1.0;
    for (int i = 0; i < theta.length; i++) {
      g[i] = theta[i] + 0.3 * random.nextGaussian();
      loss += 0.5 * theta[i] * theta[i];
    }
    return loss;
  }

  /** What is measured is what another optimizer, driven by what was applied, measures beforehand. */
  @ParameterizedTest
  @CsvSource({"sgd, 5", "sgd, 3000", "sgd, 70001", "adam, 2500", "adafactor, 2500"})
  void theStatisticsAreThoseBeforeTheUpdate(String name, int n) {
    double[] theta = new Random(1).doubles(n, -1.0, 1.0).toArray();
    double[] copy = theta.clone();
    double[] g = new double[n];
    Random random = new Random(2);
    ArrayOptimizer bare = optimizer(name, copy);
    bare.plant().moments().weighByRates(0, bare.plant().coefficients(0), Slots.of(1), 0);
    List<double[]> expected = new ArrayList<>();
    try (ArrayTrainer trainer =
        ArrayTrainer.steer(
            optimizer(name, theta), watched(), Cadence.everyStep(), Timing.NEXT_STEP)) {
      for (int t = 0; t < STEPS; t++) {
        double loss = gradient(theta, g, random);
        double[] decided = applied.isEmpty() ? null : applied.get(t - 1);
        if (decided != null) {
          take(decided, bare.plant().coefficients(0));
        }
        expected.add(measured(bare, loss, g));
        assertEquals(Verdict.APPLY, trainer.step(loss, g));
        if (decided == null) { // the first step is measured before
          take(applied.get(0), bare.plant().coefficients(0));
        }
        bare.step(g);
        assertArrayEquals(copy, theta, "step " + t);
      }
    }
    for (int t = 0; t < STEPS; t++) {
      for (int i = 0; i < SUMS.length; i++) {
        double value = expected.get(t)[i];
        assertEquals(value, seen.get(t)[i], 1e-11 * (1.0 + Math.abs(value)), SUMS[i] + " " + t);
      }
    }
  }

  /** What the step takes of a decision, in the order of {@link #TAKEN}. */
  private static void take(double[] decided, Step step) {
    step.alpha = decided[0];
    step.mu = decided[1];
    step.memory = decided[2];
    step.share = decided[3];
  }

  private static double[] measured(ArrayOptimizer bare, double loss, double[] g) {
    Kernel.Sums s = new Kernel.Sums(java.util.Set.of());
    bare.plant().present(g);
    bare.plant().gather(new Kernel.Sums[] {s});
    return new double[] {loss, s.gg, s.gwg, s.gwm, s.wgwg, s.wgwm, s.wmwm, s.theta, 1.0};
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 70_001})
  void whatIsNotFiniteIsLeftOutAllTheSame(int n) {
    double[] theta = new Random(1).doubles(n, -1.0, 1.0).toArray();
    double[] g = new double[n];
    Random random = new Random(2);
    ArrayOptimizer sgd = optimizer("sgd", theta);
    try (ArrayTrainer trainer =
        ArrayTrainer.steer(sgd, watched(), Cadence.everyStep(), Timing.NEXT_STEP)) {
      for (int t = 0; t < 5; t++) {
        trainer.step(gradient(theta, g, random), g);
      }
      double[] before = theta.clone();
      double[] state = sgd.state();
      double loss = gradient(theta, g, random);
      assertEquals(Verdict.SKIP, trainer.step(Double.NaN, g));
      assertArrayEquals(before, theta);
      g[n - 1] = Double.NaN;
      assertEquals(Verdict.SKIP, trainer.step(loss, g));
      g[n - 1] = 1e200; // of which the square is not finite
      assertEquals(Verdict.SKIP, trainer.step(loss, g));
      assertArrayEquals(before, theta, 1e-15);
      assertArrayEquals(state, sgd.state(), 1e-15);
      assertEquals(Verdict.APPLY, trainer.step(gradient(theta, g, random), g));
    }
  }

  /** How far a gradient of so many times the usual length takes the parameters. */
  private static double move(String name, double times, List<Double> scales) {
    double[] theta = {1.0, -1.0};
    StepObserver scale =
        trace ->
            scales.add(trace.applied(0, trace.coefficients().indexOf(Coefficient.GRADIENT_SCALE)));
    try (ArrayTrainer trainer =
        ArrayTrainer.steer(
            optimizer(name, theta),
            Presets.standard().with(loop -> loop.observer(scale)),
            Cadence.everyStep(),
            Timing.NEXT_STEP)) {
      for (int t = 0; t < 100; t++) {
        trainer.step(1.0, new double[] {1.0, t % 2 == 0 ? 1.0 : -1.0});
      }
      double[] before = theta.clone();
      trainer.step(1.0, new double[] {times, -times});
      return Math.hypot(theta[0] - before[0], theta[1] - before[1]);
    }
  }

  /** Beyond ten times the longest of late it is measured before it is used, and cut; up to that it is used. */
  @ParameterizedTest
  @ValueSource(strings = {"sgd", "adam", "adafactor"})
  void aLongGradientIsCutBeforeItIsUsed(String name) {
    double longest = Math.exp(1.6);
    double atTheLimit = move(name, longest, new ArrayList<>());
    for (double times : new double[] {11.0, 1e3, 1e10}) {
      List<Double> scales = new ArrayList<>();
      double move = move(name, times, scales);
      assertEquals(Collections.nCopies(100, 1.0), scales.subList(0, 100));
      assertEquals(longest / times, scales.get(100), 1e-6 * longest / times);
      assertTrue(move <= 1.5 * atTheLimit, move + " for " + atTheLimit);
    }
    if (name.equals("sgd")) {
      assertTrue(move(name, 9.0, new ArrayList<>()) > 1.5 * atTheLimit);
    }
  }

  @Test
  void aResumedRunIsTheSame() {
    double[] theta = {1.0, 2.0};
    double[] copy = {0.0, 0.0};
    ArrayOptimizer sgd = optimizer("sgd", theta);
    ArrayOptimizer fresh = optimizer("sgd", copy);
    Cadence cadence = new Cadence(10, 4);
    try (ArrayTrainer trainer =
            ArrayTrainer.steer(sgd, Presets.standard(), cadence, Timing.NEXT_STEP);
        ArrayTrainer resumed =
            ArrayTrainer.steer(fresh, Presets.standard(), cadence, Timing.NEXT_STEP)) {
      for (int t = 1; t <= 41; t++) {
        trainer.step(1.0, new double[] {theta[0], Math.sin(t)});
      }
      System.arraycopy(theta, 0, copy, 0, 2);
      fresh.restore(sgd.state());
      resumed.loop().restore(trainer.loop().checkpoint());
      for (int t = 42; t <= 141; t++) {
        trainer.step(1.0, new double[] {theta[0], Math.sin(t)});
        resumed.step(1.0, new double[] {copy[0], Math.sin(t)});
        assertArrayEquals(theta, copy, "step " + t);
      }
      assertTrue(trainer.loop().coefficient(Coefficient.LEARNING_RATE) > 0.0);
    }
  }

  @Test
  void aReadoutIsRefused() {
    ArrayOptimizer sgd = optimizer("sgd", new double[3]);
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    ArrayTrainer.steer(
                        sgd, Presets.standardWithReadout(), Cadence.everyStep(), Timing.NEXT_STEP))
            .getMessage();
    assertEquals("Sgd on arrays keeps a readout only in same-step control, got NEXT_STEP", message);
    ArrayTrainer.steer(sgd, Presets.standardWithReadout()).close();
  }
}
