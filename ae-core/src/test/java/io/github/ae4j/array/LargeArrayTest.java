package io.github.ae4j.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.adapter.Cadence;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.preset.Presets;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays so large that a step between two measurements looks at the gradient as it updates. */
class LargeArrayTest {
  private static final int N = 100_003;
  private static final int EVERY = 4;
  private static final ArraySettings SETTINGS = ArraySettings.of(1e-3).withWeightDecay(1e-2);

  private final Random random = new Random(2);
  private final double[] theta = random.doubles(N, -1.0, 1.0).toArray();
  private final ArrayOptimizer sgd = ArrayOptimizer.sgd(theta, SETTINGS);
  private final ArrayTrainer trainer =
      ArrayTrainer.steer(sgd, Presets.standard(), new Cadence(0, EVERY));

  private double[] gradient() {
    return random.doubles(N, -1.0, 1.0).toArray();
  }

  private Verdict step(double[] gradient) {
    return trainer.step(random.nextDouble(0.9, 1.1), gradient);
  }

  /** After step 5, which is measured, come three that are not. */
  @BeforeEach
  void upToAMeasuredStep() {
    for (int t = 0; t < EVERY + 1; t++) {
      step(gradient());
    }
    assertEquals(2, trainer.loop().steps());
  }

  @AfterEach
  void close() {
    trainer.close();
  }

  /** Large numbers, too: up to a hundred times the longest measured of late, 183. */
  @ParameterizedTest
  @ValueSource(doubles = {1.0, 1e4})
  void aStepBetweenTwoMeasurementsIsTheBareUpdate(double spike) {
    double[] copy = theta.clone();
    ArrayOptimizer bare = ArrayOptimizer.sgd(copy, SETTINGS);
    bare.restore(sgd.state());
    Step applied = sgd.plant().coefficients(0);
    bare.plant().coefficients(0).alpha = applied.alpha;
    bare.plant().coefficients(0).mu = applied.mu;
    bare.plant().coefficients(0).share = applied.share;
    bare.plant().coefficients(0).memory = applied.memory;
    Slots weight = Slots.of(1);
    bare.plant().moments().weighByRates(0, bare.plant().coefficients(0), weight, 0);
    weight.set(0, sgd.plant().moments().rates(0));
    for (int t = 0; t < EVERY - 1; t++) {
      double[] gradient = gradient();
      gradient[N / 2] = spike;
      assertEquals(Verdict.APPLY, step(gradient));
      bare.step(gradient);
      assertArrayEquals(copy, theta);
    }
    assertArrayEquals(bare.state(), sgd.state());
    assertEquals(2, trainer.loop().steps());
  }

  @Test
  void aGradientHundredsOfTimesLongerThanThoseOfLateIsMeasuredAndCut() {
    double[] before = theta.clone();
    double[] gradient = gradient();
    gradient[N / 2] = 1e5;
    assertEquals(Verdict.APPLY, step(gradient));
    assertEquals(3, trainer.loop().steps(), "measured");
    assertArrayEquals(before, theta, 0.5 * Math.sqrt(N));
    gradient[N / 2] = 1e200;
    double[] cut = theta.clone();
    assertEquals(Verdict.SKIP, step(gradient));
    assertArrayEquals(cut, theta, 1e-14, "taken back");
  }

  @ParameterizedTest
  @CsvSource({"NaN, 50000", "Infinity, 50000", "NaN, 100002", "-Infinity, 100002"})
  void whatWasUpdatedIsTakenBack(double value, int place) {
    double[] before = theta.clone();
    double[] state = sgd.state();
    double[] gradient = gradient();
    gradient[place] = value;
    assertEquals(Verdict.SKIP, step(gradient));
    assertArrayEquals(before, theta, 1e-15);
    assertArrayEquals(state, sgd.state(), 1e-15);
    assertEquals(3, trainer.loop().steps(), "measured, and named");
  }

  @Test
  void inTheFirstBlockNothingHasBeenUpdatedYet() {
    refusedExactly(0, 0.0);
  }

  /** Where taking back would lose the parameters in the size of the step, nothing is updated. */
  @Test
  void behindAHugeBlockNothingHasBeenUpdatedYet() {
    refusedExactly(N - 1, 1e200);
    refusedExactly(N - 1, 1e30);
  }

  private void refusedExactly(int place, double first) {
    double[] before = theta.clone();
    double[] state = sgd.state();
    double[] gradient = gradient();
    gradient[0] = first;
    gradient[place] = Double.NaN;
    assertEquals(Verdict.SKIP, step(gradient));
    assertArrayEquals(before, theta);
    assertArrayEquals(state, sgd.state());
  }

  @Test
  void withoutMomentumNothingIsUpdatedThatCouldNotBeTakenBack() {
    sgd.plant().coefficients(0).mu = 0.0;
    refusedExactly(N - 1, 0.0);
  }
}
