package io.github.ae4j.online;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A frequency of labels that changes is named soon, and one that stands is not. */
class PriorShiftTest {
  private static int namedAfter(double before, double after, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    PriorShift prior = new PriorShift();
    for (int t = 0; t < 20_000; t++) {
      assertTrue(!prior.see(random.nextDouble() < before ? 1.0 : 0.0), "before the change");
    }
    for (int t = 1; t <= 2000; t++) {
      if (prior.see(random.nextDouble() < after ? 1.0 : 0.0)) {
        return t;
      }
    }
    return Integer.MAX_VALUE;
  }

  @ParameterizedTest
  @CsvSource({"0.05, 0.2", "0.2, 0.05", "0.005, 0.05", "0.5, 0.9"})
  void aJumpIsNamed(double before, double after) {
    for (long seed = 1; seed <= 20; seed++) {
      int named = namedAfter(before, after, seed);
      assertTrue(named <= 2000, "seed " + seed + " after " + named);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.05, 0.001})
  void nothingIsNamedWhereItStands(double frequency) {
    SplittableRandom random = new SplittableRandom(7);
    PriorShift prior = new PriorShift();
    int named = 0;
    for (int t = 0; t < 5_000_000; t++) {
      named += prior.see(random.nextDouble() < frequency ? 1.0 : 0.0) ? 1 : 0;
    }
    assertEquals(0, named);
  }

  /** The evidence of 15 labels 1 in a row at a frequency of one half, by hand. */
  @Test
  void theEvidenceIsTheLikelihoodOfTheLabels() {
    PriorShift prior = new PriorShift();
    for (int t = 0; t < 1000; t++) {
      prior.see(t % 2);
    }
    double q = 500.5 / 1001.0;
    double sum = 0.0;
    int label = 0;
    while (sum <= 16.0) {
      sum += 1.0 - Math.log(1.0 - q + q * Math.E);
      label++;
      assertEquals(sum > 16.0, prior.see(1.0), "label " + label);
      q += (1.0 - q) / (1001.0 + label);
    }
  }

  @ParameterizedTest
  @EnumSource(OnlineOptimizer.class)
  void aLearnerNamesIt(OnlineOptimizer optimizer) {
    SplittableRandom random = new SplittableRandom(11);
    try (OnlineClassifier learner = OnlineClassifier.binary(OnlineSettings.of(2, optimizer))) {
      for (int t = 0; t < 12_000; t++) {
        int label = random.nextDouble() < (t < 10_000 ? 0.05 : 0.2) ? 1 : 0;
        learner.learn(new double[] {random.nextGaussian() + label, random.nextGaussian()}, label);
        assertTrue(t >= 10_000 || learner.priorShifts() == 0, "named at " + t);
        assertTrue(t < 10_500 || learner.priorShifts() + learner.drifts() > 0, "not named");
      }
      assertEquals(1, learner.priorShifts());
    }
  }
}
