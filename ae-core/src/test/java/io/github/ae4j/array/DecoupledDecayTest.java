package io.github.ae4j.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.Preset;
import io.github.ae4j.adapter.Cadence;
import io.github.ae4j.adapter.Timing;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.group.ArrayGroup;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.preset.SeedConfig;
import io.github.ae4j.preset.StandardConfig;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A decay beside the gradient is a part of the step, and bounded as the other is. */
class DecoupledDecayTest {
  private static final int N = 8;
  private static final double[] TARGET = {1.0, -2.0, 0.5, 3.0, -1.0, 0.7, 2.0, -0.3};
  private static final double[] ZERO = new double[N];

  private final double[] theta = new double[N];
  private final double[] gradient = new double[N];
  private Random random = new Random(1);

  private static ArrayOptimizer optimizer(String name, double[] theta, ArraySettings settings) {
    return name.equals("adamW")
        ? ArrayOptimizer.adamW(theta, settings)
        : ArrayOptimizer.adafactor(theta, List.of(new int[] {2, 4}), settings);
  }

  private static double length(double[] values) {
    return Math.sqrt(Arrays.stream(values).map(v -> v * v).sum());
  }

  private static double distance(double[] theta) {
    double[] gap = new double[N];
    Arrays.setAll(gap, i -> theta[i] - TARGET[i]);
    return length(gap);
  }

  /** Linear regression on 16 samples. */
  private double loss() {
    Arrays.fill(gradient, 0.0);
    double loss = 0.0;
    for (int k = 0; k < 16; k++) {
      double[] x = random.ints(N, 0, 1).mapToDouble(any -> random.nextGaussian()).toArray();
      double error = 0.1 * random.nextGaussian();
      for (int i = 0; i < N; i++) {
        error += (theta[i] - TARGET[i]) * x[i];
      }
      loss += error * error / 32.0;
      for (int i = 0; i < N; i++) {
        gradient[i] += error * x[i] / 16.0;
      }
    }
    return loss;
  }

  @ParameterizedTest
  @CsvSource({"adamW, 1000", "adafactor, 1000", "adamW, 1e6"})
  void gradientsOfZeroUnderAHugeRateLeaveTheParametersBounded(String name, double rate) {
    for (Preset preset : List.of(Presets.standard(), Presets.standardWithReadout())) {
      Arrays.fill(theta, 1.0);
      ArraySettings settings = ArraySettings.of(rate).withWeightDecay(0.01);
      try (ArrayTrainer trainer = ArrayTrainer.steer(optimizer(name, theta, settings), preset)) {
        for (int t = 1; t <= 10; t++) {
          trainer.step(1.0, ZERO);
          assertEquals(Math.pow(0.9, t), theta[0], 1e-12, "a tenth a step");
        }
        assertEquals(10.0, trainer.loop().coefficient(Coefficient.LEARNING_RATE), 1e-9);
      }
    }
  }

  /** The theory's loop has no limit on the step, the seed's neither. */
  @Test
  void everyLoopIsHeldToIt() {
    SeedConfig rates = SeedConfig.defaults().with(SeedConfig.Setting.ALPHA_MAX, 1e3);
    Preset own = (loop, adapter) -> loop.coefficient(rate());
    for (Preset preset : List.of(Presets.theory(), Presets.seed(rates), own)) {
      Arrays.fill(theta, 1.0);
      ArraySettings settings = ArraySettings.of(1.0).withWeightDecay(1.0);
      try (ArrayTrainer trainer =
          ArrayTrainer.steer(ArrayOptimizer.adamW(theta, settings), preset)) {
        Arrays.fill(gradient, 1e-30);
        trainer.step(1.0, gradient);
        assertEquals(0.9, theta[0], 0.01);
        assertTrue(trainer.loop().coefficient(Coefficient.LEARNING_RATE) <= 0.1 + 1e-3);
      }
    }
  }

  private static Coefficient rate() {
    return Coefficient.of(Coefficient.LEARNING_RATE, Chart.LOG, 1e-6, 1e3);
  }

  @Test
  void aMoveFromOutsideAndASteeredDecayAreHeldToIt() {
    Preset both =
        (loop, adapter) ->
            loop.coefficient(rate())
                .coefficient(Coefficient.of(Coefficient.WEIGHT_DECAY, Chart.LOG, 1e-6, 1e3));
    Arrays.fill(theta, 1.0);
    ArraySettings settings = ArraySettings.of(1e-2).withWeightDecay(1e-2);
    try (ArrayTrainer trainer = ArrayTrainer.steer(ArrayOptimizer.adamW(theta, settings), both)) {
      trainer.step(1.0, ZERO);
      assertEquals(1.0 - 1e-4, theta[0], 1e-12, "far below it");
      trainer.loop().move(0, Coefficient.LEARNING_RATE, Math.log(1e3));
      trainer.step(1.0, ZERO);
      assertEquals(0.9 * (1.0 - 1e-4), theta[0], 1e-12);
      assertEquals(10.0, trainer.loop().coefficient(Coefficient.LEARNING_RATE), 1e-9);
      trainer.loop().move(0, Coefficient.WEIGHT_DECAY, Math.log(500.0));
      trainer.step(1.0, ZERO);
      assertEquals(0.81 * (1.0 - 1e-4), theta[0], 1e-12, "of the decay that the step is made with");
      assertEquals(2e-4, trainer.loop().coefficient(Coefficient.LEARNING_RATE), 1e-12);
    }
  }

  /** A rate beyond it is held by the next step, not by a restore, after which the next step is the same. */
  @Test
  void aRateBeyondItComesBackFromACheckpointAsItWas() {
    for (boolean moved : new boolean[] {false, true}) {
      Arrays.fill(theta, 1.0);
      ArraySettings settings = ArraySettings.of(moved ? 1e-2 : 100.0).withWeightDecay(0.1);
      ArrayOptimizer adamW = ArrayOptimizer.adamW(theta, settings);
      try (ArrayTrainer trainer = ArrayTrainer.steer(adamW, Presets.standard())) {
        if (moved) {
          trainer.step(1.0, ZERO);
          trainer.loop().move(0, Coefficient.LEARNING_RATE, Math.log(100.0));
        }
        double[] before = theta.clone();
        double[] state = adamW.state();
        String text = trainer.loop().checkpoint();
        trainer.loop().restore(text);
        assertEquals(text, trainer.loop().checkpoint());
        trainer.step(1.0, gradient);
        double[] after = theta.clone();
        String next = trainer.loop().checkpoint();
        System.arraycopy(before, 0, theta, 0, theta.length);
        adamW.restore(state);
        trainer.loop().restore(text);
        trainer.step(1.0, gradient);
        assertArrayEquals(after, theta);
        assertEquals(next, trainer.loop().checkpoint());
        assertTrue(trainer.loop().coefficient(Coefficient.LEARNING_RATE) <= 1.0 + 1e-12);
      }
    }
  }

  /** A range at ten times its group's rate decays ten times as fast. */
  @Test
  void theFastestRangeOfAGroupIsHeldToIt() {
    Arrays.fill(theta, 1.0);
    ArraySettings settings =
        ArraySettings.of(1000.0)
            .withWeightDecay(0.01)
            .withGroups(
                ArrayGroup.own("body", 0, 4), ArrayGroup.sharing("head", 4, N, "body", 10.0));
    try (ArrayTrainer trainer =
        ArrayTrainer.steer(ArrayOptimizer.adamW(theta, settings), Presets.standard())) {
      trainer.step(1.0, ZERO);
      assertEquals(0.99, theta[0], 1e-12);
      assertEquals(0.9, theta[N - 1], 1e-12);
    }
  }

  /** One gradient of many times the usual fills the second moment, and the direction is next to nothing after it. */
  @ParameterizedTest
  @CsvSource({"0.01, 1e10", "0.1, 1e3", "0.1, 1e10"})
  void afterOneHugeGradientTheParametersStayNear(double decay, double times) {
    for (String name : List.of("adamW", "adafactor")) {
      for (Timing timing : Timing.values()) {
        for (int every : new int[] {1, 7}) {
          for (int at : new int[] {1, 3, 6, 100}) {
            String what = name + " " + timing + " every " + every + ", at " + at;
            nearAfter(what, optimizer(name, theta, settings(decay)), timing, every, at, times);
          }
        }
      }
    }
  }

  private static ArraySettings settings(double decay) {
    return ArraySettings.of(0.05).withWeightDecay(decay);
  }

  private void nearAfter(
      String what, ArrayOptimizer optimizer, Timing timing, int every, int at, double times) {
    Arrays.fill(theta, 0.0);
    random = new Random(1);
    Cadence cadence = new Cadence(0, every);
    try (ArrayTrainer trainer =
        ArrayTrainer.steer(optimizer, Presets.standard(), cadence, timing)) {
      for (int t = 1; t <= at + 2000; t++) {
        double loss = loss();
        if (t == at) {
          Arrays.setAll(gradient, i -> times * gradient[i]);
        }
        trainer.step(loss, gradient);
        double far = distance(theta);
        assertTrue(far < 3.0 * length(TARGET), what + ": " + far + " at " + t);
      }
      assertTrue(distance(theta) < 1.1 * length(TARGET), what + ": " + distance(theta));
    }
  }

  /** Next-step control makes the update of the huge gradient, and cannot cut it: what follows takes a thousandth. */
  @Test
  void whereTheSecondMomentIsFullTheParametersAreKept() {
    ArrayOptimizer adamW = ArrayOptimizer.adamW(theta, settings(0.01));
    try (ArrayTrainer trainer =
        ArrayTrainer.steer(adamW, Presets.standard(), Cadence.everyStep(), Timing.NEXT_STEP)) {
      for (int t = 1; t <= 300; t++) {
        trainer.step(loss(), gradient);
      }
      double[] before = theta.clone();
      double loss = loss();
      Arrays.setAll(gradient, i -> 1e10 * gradient[i]);
      trainer.step(loss, gradient);
      for (int t = 1; t <= 50; t++) {
        trainer.step(loss(), gradient);
      }
      double[] gap = new double[N];
      Arrays.setAll(gap, i -> theta[i] - before[i]);
      assertTrue(length(gap) < 0.1 * length(before), length(gap) + " of " + length(before));
    }
  }

  /** Without its part on decay the relative step limit gives the same run, bit by bit. */
  @ParameterizedTest
  @CsvSource({"1e-3, 0.01", "1e-3, 0.1", "0.1, 0.01", "0.1, 0.1", "10, 0.01"})
  void anOrdinaryDecayIsNotBound(double rate, double decay) {
    Preset without =
        Presets.standard()
            .with(
                loop ->
                    loop.replace(
                        "AE-8 relative step limit",
                        StandardConfig.defaults().relativeStepLimit(0.0)));
    assertArrayEquals(run(Presets.standard(), rate, decay), run(without, rate, decay));
  }

  private double[] run(Preset preset, double rate, double decay) {
    Arrays.fill(theta, 0.0);
    random = new Random(1);
    ArraySettings settings = ArraySettings.of(rate).withWeightDecay(decay);
    try (ArrayTrainer trainer = ArrayTrainer.steer(ArrayOptimizer.adamW(theta, settings), preset)) {
      for (int t = 1; t <= 3000; t++) {
        trainer.step(loss(), gradient);
      }
    }
    return theta.clone();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e10, 1001.0, -1.0, Double.NaN})
  void aDecayThatIsNoneIsRefused(double decay) {
    ArraySettings settings = ArraySettings.of(0.1);
    String message =
        assertThrows(IllegalArgumentException.class, () -> settings.withWeightDecay(decay))
            .getMessage();
    assertEquals("weightDecay must be in [0.0, 1000.0], got " + decay, message);
  }

  @Test
  void aRateThatCannotFallFarEnoughIsRefused() {
    Preset own =
        (loop, adapter) ->
            loop.coefficient(Coefficient.of(Coefficient.LEARNING_RATE, Chart.LOG, 0.5, 1e3));
    ArrayOptimizer adamW = ArrayOptimizer.adamW(theta, ArraySettings.of(1.0).withWeightDecay(1.0));
    assertEquals(
        "least learning rate times the weight decay must be at most 0.1, got 0.5 times 1.0",
        assertThrows(IllegalArgumentException.class, () -> ArrayTrainer.steer(adamW, own))
            .getMessage());
  }
}
