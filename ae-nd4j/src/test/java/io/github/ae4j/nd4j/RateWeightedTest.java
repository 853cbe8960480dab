package io.github.ae4j.nd4j;

import static io.github.ae4j.coefficient.Coefficient.GRADIENT_SCALE;
import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM;
import static io.github.ae4j.coefficient.Coefficient.RATE_MEMORY;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.Preset;
import io.github.ae4j.adapter.ServedReadout;
import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.nd4j.form.Cell;
import io.github.ae4j.nd4j.samediff.GradientPass;
import io.github.ae4j.signal.Statistic;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;

/** ND4J's Adam with a moment weighted by the rates walks as Adam on arrays does, and serves what that serves. */
class RateWeightedTest {
  private static final int STEPS = 50;
  private static final double TOLERANCE = 3e-5;
  private static final ArraySettings SETTINGS = ArraySettings.of(0.01);

  @TempDir Path folder;

  private final Ripple ripple = new Ripple(new Adam(0.01));
  private final double[] theta = ripple.weights();
  private final ArrayOptimizer adam = ArrayOptimizer.adam(theta, SETTINGS);

  private double[] gradient(long t) {
    double[] g = new double[theta.length];
    Arrays.setAll(g, i -> Ripple.gradient(i, t, theta[i]));
    return g;
  }

  private static Preset watched(Loops.Watch watch) {
    return (loop, adapter) -> {
      watch.preset().configure(loop, adapter);
      RateWeighted.preset().configure(loop, adapter);
      loop.screen(Loops.asking(RateWeightedTest::verdict));
    };
  }

  private static Verdict verdict(long t) {
    return switch ((int) (t % 50)) {
      case 13 -> Verdict.FLUSH_MOMENTUM;
      case 24 -> Verdict.RESET_STATE;
      case 31 -> Verdict.SKIP;
      case 41 -> Verdict.RESTORE_READOUT;
      default -> Verdict.APPLY;
    };
  }

  private void walkTogether(int from, SteeredUpdater steered, ArrayTrainer trainer) {
    for (int t = from; t < from + STEPS; t++) {
      trainer.step(ripple.loss(t), gradient(t));
      steered.step(ripple.loss(t), ripple.gradient(t));
      assertArrayEquals(theta, ripple.weights(), TOLERANCE, "after step " + t);
      try (ServedReadout served = steered.serveReadout()) {
        assertArrayEquals(trainer.readout(), ripple.weights(), TOLERANCE, "served after " + t);
      }
    }
  }

  @Test
  void walksAndServesAsOnArrays() {
    Loops.Watch watch = new Loops.Watch();
    Loops.Watch expected = new Loops.Watch();
    try (SteeredUpdater steered = ripple.steered(watched(watch));
        ArrayTrainer trainer = ArrayTrainer.steer(adam, watched(expected))) {
      walkTogether(1, steered, trainer);
    }
    for (int t = 0; t < STEPS; t++) {
      compare(t, expected.seen.get(t), watch.seen.get(t));
      assertEquals(1.0, watch.seen.get(t).get(Statistic.MOMENTUM_WEIGHT), "at " + t);
    }
  }

  private static void compare(
      int t, Map<Statistic, Double> expected, Map<Statistic, Double> actual) {
    actual.forEach(
        (statistic, value) -> {
          double exact = Objects.requireNonNull(expected.get(statistic));
          assertEquals(exact, value, 2e-3 * (Math.abs(exact) + 0.1), statistic + " at " + t);
        });
  }

  /** What a moment holds from before counts as gathered at the rate at hand. */
  @Test
  void takesUpAnUpdaterThatHasRun() {
    for (int t = 1; t <= 5; t++) {
      adam.step(gradient(t));
      ripple.bareStep(ripple.gradient(t), t - 1);
    }
    try (SteeredUpdater steered =
            AeNd4j.steer(ripple.updater, ripple.theta, RateWeighted.preset(), 5, 0L);
        ArrayTrainer trainer = ArrayTrainer.steer(adam, RateWeighted.preset())) {
      double weight = 1.0 - Math.pow(0.9, 5);
      assertEquals(
          weight * 0.01 * 0.9 / 0.1, steered.adapter().form().cells().get(Cell.RATES), 1e-8);
      walkTogether(6, steered, trainer);
    }
  }

  @Test
  void aRunGoesOnBitByBit() throws Exception {
    Ripple other = new Ripple(new Adam(0.01));
    Path state = folder.resolve("updater.ae");
    try (SteeredUpdater steered = ripple.steered(RateWeighted.preset());
        SteeredUpdater resumed = other.steered(RateWeighted.preset())) {
      for (int t = 1; t <= 30; t++) {
        steered.step(ripple.loss(t), ripple.gradient(t));
      }
      AeNd4j.saveState(steered, state);
      other.theta.assign(ripple.theta);
      AeNd4j.restoreState(resumed, state);
      for (int t = 31; t <= 30 + STEPS; t++) {
        try (ServedReadout one = steered.serveReadout();
            ServedReadout two = resumed.serveReadout()) {
          assertArrayEquals(ripple.weights(), other.weights(), 0.0, "served before " + t);
        }
        steered.step(ripple.loss(t), ripple.gradient(t));
        resumed.step(other.loss(t), other.gradient(t));
        assertArrayEquals(ripple.weights(), other.weights(), 0.0, "after step " + t);
      }
      assertEquals(steered.loop().checkpoint(), resumed.loop().checkpoint());
    }
  }

  /** The moment is a mean and the rate the last one's: the next step's length is theirs, even early on. */
  @Test
  void goesOnAloneFromItsMoment() {
    Preset slow =
        Loops.along(
            (name, t) -> name.equals(MOMENTUM) ? 0.99 : RateWeighted.at(name, t),
            RateWeighted.NAMES);
    try (SteeredUpdater steered = ripple.steered(slow)) {
      for (int t = 1; t <= 20; t++) {
        steered.step(ripple.loss(t), ripple.gradient(t));
      }
    }
    Adam config = (Adam) ripple.updater.getConfig();
    assertEquals(RateWeighted.at(LEARNING_RATE, 20), config.getLearningRate(), 1e-8);
    assertEquals(Math.pow(0.01, 1.0 / 20), config.getBeta1(), 1e-6);
    INDArray m = ripple.updater.getState().get("M").dup();
    INDArray v = ripple.updater.getState().get("V").dup();
    INDArray g = ripple.gradient(21).muli(0.0);
    ripple.updater.applyUpdater(g, 20, 0);
    double b1 = config.getBeta1();
    for (int i = 0; i < Ripple.SIZE; i++) {
      double root = Math.sqrt(v.getDouble(i) * config.getBeta2());
      double corrected = Math.sqrt(1.0 - Math.pow(config.getBeta2(), 21));
      double mean = config.getLearningRate() * b1 * m.getDouble(i);
      double expected = mean * corrected / (root + config.getEpsilon());
      assertEquals(expected, g.getDouble(i), 0.011 * Math.abs(expected) + 1e-9);
    }
  }

  @Test
  void whatLeadsToNoAverageSaysWhy() {
    unserved("Nesterovs is updated by ND4J", new Ripple(new Nesterovs(0.01, 0.9)));
    unserved("Adam over DOUBLE", new Ripple(new Adam(0.01), DataType.DOUBLE));
    unserved("rateMemory or readoutRate", ripple);
  }

  private static void unserved(String words, Ripple ripple) {
    Preset preset = Loops.along((name, t) -> 0.01, List.of(LEARNING_RATE));
    try (SteeredUpdater steered = ripple.steered(preset)) {
      String message =
          assertThrows(IllegalStateException.class, steered::serveReadout).getMessage();
      assertTrue(message.contains(words), message);
      steered.step(ripple.loss(1), ripple.gradient(1));
    }
    if (!words.startsWith("rate")) {
      assertThrows(
          IllegalArgumentException.class, () -> ripple.steered(RateWeighted.preset()).close());
    }
  }

  @Test
  void aFitOfItsOwnWeighsAndScalesNothing() {
    for (String name : List.of(RATE_MEMORY, GRADIENT_SCALE)) {
      SameDiffRipple own = new SameDiffRipple(new Adam(0.01));
      Preset preset =
          name.equals(RATE_MEMORY)
              ? RateWeighted.preset()
              : Loops.along((one, t) -> 0.5, List.of(name));
      String message =
          assertThrows(
                  IllegalArgumentException.class, () -> AeSameDiff.listener(own.network, preset))
              .getMessage();
      assertTrue(message.startsWith("Adam cannot"), message);
    }
  }

  /** A gradient that SameDiff keeps is scaled in a copy; the first step comes before there is a scale. */
  @Test
  void scalesALentGradientInACopy() {
    double[] scaled = lend(0.5, 4.0);
    double[] given = lend(1.0, 2.0);
    assertArrayEquals(given, scaled, 1e-6);
  }

  /** Where the step is made it holds the update, scaled as it was. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aSkippedStepLeavesTheUsersGradient(boolean inMemory) {
    Preset preset =
        Loops.along(
                (name, t) -> name.equals(GRADIENT_SCALE) ? 0.5 : 0.1,
                List.of(GRADIENT_SCALE, LEARNING_RATE))
            .with(loop -> loop.event(Loops.asking(t -> t == 3 ? Verdict.SKIP : Verdict.APPLY)));
    Ripple ripple = new Ripple(inMemory ? new Adam(0.1) : new Sgd(0.1));
    try (SteeredUpdater steered = ripple.steered(preset)) {
      for (int t = 1; t <= 4; t++) {
        INDArray given = ripple.gradient(t);
        INDArray gradient = given.dup();
        INDArray before = ripple.theta.dup();
        Verdict verdict = steered.step(ripple.loss(t), gradient);
        assertEquals(t == 3, verdict == Verdict.SKIP);
        if (t == 3) {
          assertEquals(given, gradient);
          assertEquals(before, ripple.theta);
        } else {
          assertEquals(before.sub(ripple.theta), gradient);
          if (!inMemory) {
            assertEquals(given.mul(t == 1 ? 0.1 : 0.05), gradient);
          }
        }
      }
    }
  }

  @Test
  void aGradientHasOneGroupToBeScaled() {
    try (SteeredUpdater steered = new Ripple(new Adam(0.1)).steered(Loops.EMPTY)) {
      assertEquals(
          "a group of Adam must be in [0, 1), got 1",
          assertThrows(
                  IllegalArgumentException.class, () -> steered.adapter().scaleGradient(1, 0.5))
              .getMessage());
    }
  }

  private static double[] lend(double scale, double gradient) {
    Loops.Course course =
        (name, t) -> name.equals(GRADIENT_SCALE) ? scale : RateWeighted.at(name, t);
    Preset preset = Loops.along(course, List.of(GRADIENT_SCALE, LEARNING_RATE));
    SameDiffRipple own = new SameDiffRipple(new Adam(0.1));
    try (SteeredSameDiff steered = AeSameDiff.steer(own.network, preset)) {
      steered.control(new GradientPass.Result(1.0, own.constant(4.0)));
      for (int t = 2; t <= 5; t++) {
        Map<String, INDArray> gradients = own.constant(gradient);
        steered.control(new GradientPass.Result(1.0, gradients));
        assertEquals(own.constant(gradient), gradients);
      }
    }
    return own.weights();
  }
}
