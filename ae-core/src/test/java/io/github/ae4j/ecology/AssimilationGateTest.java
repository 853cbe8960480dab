package io.github.ae4j.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The gate lets chance pass as seldom as it says, and sees what is there. */
class AssimilationGateTest {
  private static final int SIMULATIONS = 2000;
  private static final double LEVEL = 0.05;

  private static AssimilationGate bare(AssimilationGate.Kind kind) {
    return new AssimilationGate(kind, LEVEL, 2, 0.0, 0.0);
  }

  /** Share of passes where a candidate is right with a chance, and its parent with another. */
  private static double passes(AssimilationGate test, int pairs, double parent, double candidate) {
    SplittableRandom random = new SplittableRandom(11);
    int passed = 0;
    for (int s = 0; s < SIMULATIONS; s++) {
      double[] before = new double[pairs];
      double[] after = new double[pairs];
      for (int i = 0; i < pairs; i++) {
        before[i] = random.nextDouble() < parent ? 1.0 : 0.0;
        after[i] = random.nextDouble() < candidate ? 1.0 : 0.0;
      }
      passed += test.judge(after, before, random).passed() ? 1 : 0;
    }
    return (double) passed / SIMULATIONS;
  }

  @ParameterizedTest
  @EnumSource(AssimilationGate.Kind.class)
  void nullPassRateIsAtMostTheLevelAndTwoErrors(AssimilationGate.Kind kind) {
    double error = Math.sqrt(LEVEL * (1.0 - LEVEL) / SIMULATIONS);
    double rate = passes(bare(kind), 60, 0.5, 0.5);
    assertTrue(rate <= LEVEL + 2.0 * error, () -> "passes " + rate);
    assertTrue(rate > 0.02, () -> "a gate that is shut, passes " + rate);
  }

  /** Held to the better of two parents at the same tasks, one that is as good as both passes more seldom. */
  @ParameterizedTest
  @EnumSource(AssimilationGate.Kind.class)
  void theBetterOfTwoParentsIsTheStricterNull(AssimilationGate.Kind kind) {
    SplittableRandom random = new SplittableRandom(12);
    int one = 0;
    int better = 0;
    for (int s = 0; s < SIMULATIONS; s++) {
      double[] after = scores(60, random);
      double[] first = scores(60, random);
      double[] second = scores(60, random);
      double[] most = sum(second) > sum(first) ? second : first;
      one += bare(kind).judge(after, first, random).passed() ? 1 : 0;
      better += bare(kind).judge(after, most, random).passed() ? 1 : 0;
    }
    assertTrue(better < 0.7 * one && better > 0, better + " and " + one);
  }

  private static double[] scores(int count, SplittableRandom random) {
    return random.doubles(count).map(x -> x < 0.5 ? 1.0 : 0.0).toArray();
  }

  private static double sum(double[] values) {
    return java.util.Arrays.stream(values).sum();
  }

  @ParameterizedTest
  @EnumSource(AssimilationGate.Kind.class)
  void powerAtAKnownEffect(AssimilationGate.Kind kind) {
    // .8 against .5 on 60 independent pairs: mean .3, error sqrt((.25 + .16) / 60) = .083, power
    // .97
    assertTrue(passes(bare(kind), 60, 0.5, 0.8) > 0.93);
  }

  @ParameterizedTest
  @EnumSource(AssimilationGate.Kind.class)
  void onePairNeverPasses(AssimilationGate.Kind kind) {
    AssimilationGate test = new AssimilationGate(kind, 0.99, 2, 0.0, 0.0);
    GateResult result = test.judge(new double[] {1.0}, new double[] {0.0}, new SplittableRandom(1));
    assertFalse(result.passed());
    assertEquals(1.0, result.p());
  }

  @ParameterizedTest
  @EnumSource(AssimilationGate.Kind.class)
  void noDifferenceNeverPasses(AssimilationGate.Kind kind) {
    double[] same = new double[40];
    assertFalse(bare(kind).judge(same, same, new SplittableRandom(1)).passed());
  }

  @Test
  void floorsOfEffectAndPowerHoldBack() {
    double[] before = new double[400];
    double[] after = new double[400];
    for (int i = 0; i < 6; i++) {
      after[i] = 1.0;
    }
    SplittableRandom random = new SplittableRandom(1);
    AssimilationGate.Kind kind = AssimilationGate.Kind.PAIRED_Z;
    assertTrue(bare(kind).judge(after, before, random).passed());
    GateResult small = new AssimilationGate(kind, LEVEL, 2, 0.02, 0.0).judge(after, before, random);
    assertEquals("effect below 0.02", small.reason());
    GateResult weak = new AssimilationGate(kind, LEVEL, 2, 0.0, 0.95).judge(after, before, random);
    assertEquals("power below 0.95", weak.reason());
  }

  /** The same gain at every task: as sure as a sign flip can be. */
  @Test
  void aConstantGainPassesTheSignFlip() {
    double[] after = new double[40];
    java.util.Arrays.fill(after, 1.0);
    AssimilationGate test =
        new AssimilationGate(AssimilationGate.Kind.SIGN_FLIP, LEVEL, 30, 0.02, 0.5);
    GateResult result = test.judge(after, new double[40], new SplittableRandom(1));
    assertTrue(result.passed(), result.reason());
    assertFalse(test.judge(new double[40], after, new SplittableRandom(1)).passed());
  }

  @Test
  void allFlipsOfThreeAreEight() {
    GateResult result =
        bare(AssimilationGate.Kind.SIGN_FLIP)
            .judge(new double[] {1, 1, 1}, new double[3], new SplittableRandom(1));
    assertEquals(1.0 / 8.0, result.p(), 1e-15);
  }

  @Test
  void theNormalDistributionIsThatOfTables() {
    assertEquals(0.5, Normal.above(0.0), 1e-7);
    assertEquals(0.0249979, Normal.above(1.96), 1e-6);
    assertEquals(0.9750021, Normal.above(-1.96), 1e-6);
    assertEquals(1.6448536, Normal.quantileAbove(0.05), 1e-5);
  }
}
