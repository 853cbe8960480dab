package io.github.ae4j.examples.lab.arm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.examples.lab.arm.Arm.Recipe;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recipe on a noiseless quadratic, and by its name. */
class ArmsTest {
  private static final int STEPS = 600;
  private static final List<int[]> SHAPES = List.of(new int[] {2, 3}, new int[] {4});
  private static final double[] CURVATURE = {1.0, 0.3, 0.5, 0.8, 1.0, 0.4, 0.6, 0.9, 0.2, 0.7};

  static Stream<Arm> arms() {
    return Stream.concat(descending(), Stream.of(Arms.seedPreset(0.01)));
  }

  static Stream<Arm> descending() {
    return Stream.concat(baselines(), steered());
  }

  static Stream<Arm> baselines() {
    return Stream.concat(schedules(Base.SGD), Stream.concat(schedules(Base.ADAMW), others()));
  }

  private static Stream<Arm> schedules(Base base) {
    return Stream.of(
        Arms.constant(base, 0.01),
        Arms.cosine(base, 0.02),
        Arms.step(base, 0.02),
        Arms.oneCycle(base, 0.02),
        Arms.plateau(base, 0.02),
        Arms.finder(base));
  }

  private static Stream<Arm> others() {
    return Stream.of(
        Arms.constant(Base.ADAM, 0.01),
        Arms.sgd(0.1, 0.0),
        Arms.adamw(0.01, 0.8, 0.99),
        Arms.hypergradient(Base.SGD, 0.01),
        Arms.hypergradient(Base.ADAM, 0.01),
        Arms.prodigy(),
        Arms.prodigy(0.5),
        Arms.dog(),
        Arms.dogAveraged(),
        Arms.scheduleFreeSgd(0.5),
        Arms.scheduleFreeAdamW(0.02),
        Arms.adafactor(0.01),
        Arms.adafactorWithMomentum(0.01),
        NetworkArms.adEmaMix(0.01, 0.99),
        NetworkArms.muon(0.02, 0.01, 0, 0),
        OnlineArms.ftrl(1.0));
  }

  private static Stream<Arm> steered() {
    return Stream.of(
        Arms.steered(Base.SGD, 1e-4),
        Arms.steered(Base.ADAM, 1e-4),
        Arms.steered(Base.ADAMW, 1e-4),
        Arms.steered(Base.ADAFACTOR, 1e-4),
        Arms.steeredWithReadout(Base.ADAMW, 1e-4),
        Arms.theory(Base.SGD, 0.01),
        Arms.theory(Base.ADAMW, 0.01),
        Arms.without(Base.ADAMW, 1e-4, "AE-7"));
  }

  private static double[] weights(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return random.doubles(CURVATURE.length, -1.0, 1.0).toArray();
  }

  private static double loss(double[] theta) {
    double loss = 0.0;
    for (int i = 0; i < theta.length; i++) {
      loss += 0.5 * CURVATURE[i] * theta[i] * theta[i];
    }
    return loss;
  }

  private static double[] train(Arm arm, long seed) {
    Recipe recipe = arm.recipe();
    double[] gradient = new double[CURVATURE.length];
    try (Optimizer optimizer = recipe.start(new Start(weights(seed), SHAPES, STEPS, seed))) {
      for (int step = 0; step < STEPS; step++) {
        double[] theta = optimizer.point();
        for (int i = 0; i < theta.length; i++) {
          gradient[i] = CURVATURE[i] * theta[i];
        }
        optimizer.step(loss(theta), gradient);
      }
      return optimizer.served().clone();
    }
  }

  @ParameterizedTest
  @MethodSource("descending")
  void descendsAQuadratic(Arm arm) {
    for (long seed = 1; seed <= 3; seed++) {
      double before = loss(weights(seed));
      double after = loss(train(arm, seed));
      assertTrue(after < 0.1 * before, arm.name() + ": from " + before + " to " + after);
    }
  }

  /** Its clamp takes a steady descent for resonance and keeps the rate low. */
  @Test
  void theSeedsLoopDescendsALittle() {
    assertTrue(loss(train(Arms.seedPreset(0.01), 1)) < loss(weights(1)));
  }

  @ParameterizedTest
  @MethodSource("arms")
  void equalStartsGiveEqualRuns(Arm arm) {
    assertArrayEquals(train(arm, 7), train(arm, 7), 0.0);
  }

  @ParameterizedTest
  @MethodSource("arms")
  void reportsItsRate(Arm arm) {
    try (Optimizer optimizer = arm.recipe().start(new Start(weights(1), SHAPES, STEPS, 1))) {
      optimizer.step(1.0, weights(2));
      assertTrue(optimizer.coefficients().get("learningRate") > 0.0);
    }
  }

  @ParameterizedTest
  @MethodSource("arms")
  void leavesTheGradientAlone(Arm arm) {
    try (Optimizer optimizer = arm.recipe().start(new Start(weights(1), SHAPES, STEPS, 1))) {
      double[] gradient = weights(2);
      optimizer.step(1.0, gradient);
      assertArrayEquals(weights(2), gradient, 0.0);
    }
  }

  @Test
  void namesSayFamilyAndSetting() {
    assertEquals("adamw@0.001", Arms.constant(Base.ADAMW, 1e-3).name());
    assertEquals("sgd-tuned@0.1,0.9", Arms.sgd(0.1, 0.9).name());
    assertEquals("adamw-tuned@1.0e-4,0.9,0.99", Arms.adamw(1e-4, 0.9, 0.99).name());
    assertEquals("sgd-onecycle@0.1", Arms.oneCycle(Base.SGD, 0.1).name());
    assertEquals("adamw-finder", Arms.finder(Base.ADAMW).name());
    assertEquals("hypergradient-adam@0.001", Arms.hypergradient(Base.ADAM, 1e-3).name());
    assertEquals("prodigy@100.0", Arms.prodigy(100.0).name());
    assertEquals("ae-adamw-without-ae8@0.001", Arms.without(Base.ADAMW, 1e-3, "AE-8").name());
    assertEquals("schedulefree-adamw@0.01,0.05", Arms.scheduleFreeAdamW(0.01, 0.05).name());
  }

  @Test
  void rolesTellBaselinesFromTheSteered() {
    assertTrue(baselines().allMatch(arm -> arm.role() == Role.BASELINE));
    assertEquals(Role.STEERED, Arms.steered(Base.SGD, 1.0).role());
    assertEquals(Role.VARIANT, Arms.theory(Base.SGD, 1.0).role());
  }
}
