package io.github.ae4j.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.adapter.Cadence;
import io.github.ae4j.adapter.Timing;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.preset.Presets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A gradient that the state's type cannot hold the square of is left out, on every path. */
class StatePrecisionTest {
  private static final int N = 4;
  private static final ArraySettings SETTINGS = ArraySettings.of(0.01);
  private static final List<int[]> SHAPES = List.of(new int[] {2, 2});

  private final Random random = new Random(3);
  private final double[] doubles = {1.0, -1.0, 0.5, 2.0};
  private final float[] floats = {1f, -1f, 0.5f, 2f};

  private ArrayOptimizer single(String name) {
    return switch (name) {
      case "sgd" -> ArrayOptimizer.sgd(floats, SETTINGS);
      case "adam" -> ArrayOptimizer.adam(floats, SETTINGS);
      default -> ArrayOptimizer.adafactor(floats, SHAPES, SETTINGS);
    };
  }

  private ArrayOptimizer wide(String name) {
    return switch (name) {
      case "sgd" -> ArrayOptimizer.sgd(doubles, SETTINGS);
      case "adam" -> ArrayOptimizer.adam(doubles, SETTINGS);
      default -> ArrayOptimizer.adafactor(doubles, SHAPES, SETTINGS);
    };
  }

  private Verdict step(ArrayTrainer trainer, boolean wide, double spike) {
    double[] gradient = new double[N];
    Arrays.setAll(gradient, i -> (wide ? doubles[i] : floats[i]) + 0.1 * random.nextGaussian());
    gradient[1] += spike;
    float[] narrow = new float[N];
    for (int i = 0; i < N; i++) {
      narrow[i] = (float) gradient[i];
    }
    return wide ? trainer.step(1.0, gradient) : trainer.step(1.0, narrow);
  }

  private double[] theta(boolean wide) {
    double[] theta = new double[N];
    Arrays.setAll(theta, i -> wide ? doubles[i] : floats[i]);
    return theta;
  }

  @ParameterizedTest
  @EnumSource(Timing.class)
  void whatTheStateCannotHoldIsLeftOut(Timing timing) {
    for (boolean wide : new boolean[] {false, true}) {
      for (String name : List.of("sgd", "adam", "adafactor")) {
        for (int every : new int[] {1, 4}) {
          leftOut(wide, name, timing, every);
        }
      }
    }
  }

  private void leftOut(boolean wide, String name, Timing timing, int every) {
    ArrayOptimizer optimizer = wide ? wide(name) : single(name);
    try (ArrayTrainer trainer =
        ArrayTrainer.steer(optimizer, Presets.standard(), new Cadence(0, every), timing)) {
      for (int t = 1; t <= 10; t++) {
        step(trainer, wide, 0.0);
      }
      double[] before = theta(wide);
      double[] state = optimizer.state();
      String what = name + " every " + every + (wide ? " double" : " float");
      for (double spike : wide ? new double[] {1e200, -1.2e150} : new double[] {1e21, -1e38}) {
        assertEquals(Verdict.SKIP, step(trainer, wide, spike), what);
        assertArrayEquals(before, theta(wide), what);
        assertArrayEquals(state, optimizer.state(), what);
      }
      for (int t = 1; t <= 30; t++) {
        step(trainer, wide, 0.0);
      }
      for (int i = 0; i < N; i++) {
        assertNotEquals(before[i], theta(wide)[i], what + ": coordinate " + i + " moves");
      }
    }
  }

  /** Before anything is decided no step is made by the user's rate, whatever the cadence and timing. */
  @ParameterizedTest
  @EnumSource(Timing.class)
  void afterAFirstStepThatIsLeftOutTheNextIsMeasured(Timing timing) {
    ArrayOptimizer sgd = ArrayOptimizer.sgd(doubles, ArraySettings.of(1e5));
    try (ArrayTrainer trainer =
        ArrayTrainer.steer(sgd, Presets.standard(), new Cadence(0, 4), timing)) {
      assertEquals(Verdict.SKIP, step(trainer, true, Double.NaN));
      double[] before = doubles.clone();
      assertEquals(Verdict.APPLY, step(trainer, true, 0.0));
      assertEquals(2, trainer.loop().steps());
      assertArrayEquals(before, doubles, 0.1);
    }
  }

  /** Spoilt at the start: left out as the first, cut after it; training goes on as if nothing had been. */
  @ParameterizedTest
  @ValueSource(doubles = {1e15, 1e30, 1e60})
  void aSpikeInTheFirstStepsLeavesNothingStuck(double spike) {
    for (String name : List.of("sgd", "adam", "adafactor")) {
      for (int at : new int[] {1, 2, 3, 5}) {
        System.arraycopy(new double[] {1.0, -1.0, 0.5, 2.0}, 0, doubles, 0, N);
        try (ArrayTrainer trainer = ArrayTrainer.steer(wide(name), Presets.standard())) {
          for (int t = 1; t <= 500; t++) {
            step(trainer, true, t == at ? spike : 0.0);
          }
          double rate = trainer.loop().coefficient(Coefficient.LEARNING_RATE);
          assertTrue(rate > 1e-4 && rate < 1e3, name + " at " + at + ": rate " + rate);
          for (double w : doubles) {
            assertTrue(Math.abs(w) < 0.3, name + " at " + at + ": " + Arrays.toString(doubles));
          }
        }
      }
    }
  }

  /** The seed's loop has the screen, too. */
  @Test
  void aNanUnderTheSeedsLoopIsLeftOut() {
    try (ArrayTrainer trainer = ArrayTrainer.steer(wide("sgd"), Presets.seed())) {
      step(trainer, true, 0.0);
      double[] before = doubles.clone();
      assertEquals(Verdict.SKIP, step(trainer, true, Double.NaN));
      assertArrayEquals(before, doubles);
      assertEquals(Verdict.APPLY, step(trainer, true, 0.0));
    }
  }
}
