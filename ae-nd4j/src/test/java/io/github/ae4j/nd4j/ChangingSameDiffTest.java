package io.github.ae4j.nd4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.Preset;
import io.github.ae4j.adapter.ServedReadout;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.preset.Presets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Nesterovs;

/** What is trained changes while it is steered: it is followed as the network's own fit does, or refused by name. */
class ChangingSameDiffTest {
  private static final double[] NONE = {};

  @TempDir Path folder;

  private static void change(SameDiff network, long t) {
    switch ((int) t) {
      case 6 -> network.convertToConstant(network.getVariable("vector"));
      case 11 -> network.convertToVariable(network.getVariable("vector"));
      case 16 -> network.convertToConstant(network.getVariable("matrix"));
      case 21 -> network.convertToVariable(network.getVariable("matrix"));
      case 26 -> addLoss(network);
      default -> {}
    }
  }

  /** A second loss that pulls the vector to 3. */
  private static void addLoss(SameDiff network) {
    SDVariable pull = network.math.square(network.getVariable("vector").sub(3.0)).sum();
    pull.rename("pull");
    network.addLossVariable("pull");
  }

  /** As by addLossVariable before anything was trained. */
  private static void renewLosses(SameDiff network) {
    network.setLossVariables(network.getLossVariables().toArray(String[]::new));
  }

  private static double[] array(SameDiffRipple ripple, String name) {
    return ripple.network.getVariable(name).getArr().dup().reshape(-1).toDoubleVector();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Adam", "Nesterovs", "RmsProp", "AdaGrad"})
  void anEmptyLoopFollowsAsTheBareFitDoes(String updater) {
    SameDiffRipple bare = new SameDiffRipple(Updaters.of(updater));
    SameDiffRipple ripple = new SameDiffRipple(Updaters.of(updater));
    try (SteeredSameDiff training = AeSameDiff.steer(ripple.network, Loops.EMPTY)) {
      follows(bare, ripple, (one, t) -> training.step(one.batch(t)));
      assertEquals(30, training.loop().steps());
      assertEquals(0, training.outsideSteps());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Adam", "Nesterovs", "RmsProp", "AdaGrad"})
  void aListenerFollowsAsTheBareFitDoes(String updater) {
    SameDiffRipple bare = new SameDiffRipple(Updaters.of(updater));
    SameDiffRipple ripple = new SameDiffRipple(Updaters.of(updater));
    try (SteeringFit fit = AeSameDiff.listener(ripple.network, Loops.EMPTY)) {
      follows(
          bare,
          ripple,
          (one, t) -> {
            renewLosses(one.network);
            one.network.fit(one.batch(t), fit);
          });
      assertEquals(30, fit.loop().steps());
      assertEquals(0, fit.outsideSteps());
    }
  }

  private static void follows(
      SameDiffRipple bare, SameDiffRipple ripple, BiConsumer<SameDiffRipple, Long> step) {
    for (long t = 1; t <= 30; t++) {
      change(bare.network, t);
      change(ripple.network, t);
      renewLosses(bare.network);
      bare.network.fit(bare.batch(t));
      step.accept(ripple, t);
      assertArrayEquals(bare.weights(), ripple.weights(), "step " + t);
    }
  }

  @Test
  void aLoopGoesOnWithStateAndCoefficientsThatItHas() throws Exception {
    SameDiffRipple ripple = new SameDiffRipple(new Adam(0.01));
    try (SteeredSameDiff training =
        AeSameDiff.steer(ripple.network, Presets.standardWithReadout())) {
      double[] frozen = NONE;
      for (long t = 1; t <= 60; t++) {
        if (t == 31) {
          ripple.network.convertToConstant(ripple.network.getVariable("vector"));
          frozen = array(ripple, "vector");
        }
        double[] before = array(ripple, "matrix");
        assertEquals(Verdict.APPLY, training.step(ripple.batch(t)));
        assertTrue(Arrays.mismatch(before, array(ripple, "matrix")) >= 0);
      }
      assertArrayEquals(frozen, array(ripple, "vector"));
      assertEquals(60, training.loop().steps());
      Path file = folder.resolve("state.ae");
      AeSameDiff.saveState(training, file);
      ripple.network.convertToVariable(ripple.network.getVariable("vector"));
      assertThrows(IllegalArgumentException.class, () -> AeSameDiff.restoreState(training, file));
      training.step(ripple.batch(61));
      assertTrue(Arrays.mismatch(frozen, array(ripple, "vector")) >= 0);
    }
  }

  @Test
  void aLossThatIsAddedIsTrained() {
    SameDiffRipple ripple = new SameDiffRipple(new Adam(0.05));
    try (SteeredSameDiff training = AeSameDiff.steer(ripple.network, Presets.standard())) {
      for (long t = 1; t <= 20; t++) {
        training.step(ripple.batch(t));
      }
      double before = training.loss();
      addLoss(ripple.network);
      training.step(ripple.batch(20));
      assertTrue(training.loss() > before + 5.0, "5 numbers that are far from 3");
      for (long t = 21; t <= 400; t++) {
        training.step(ripple.batch(t));
      }
      for (double value : array(ripple, "vector")) {
        assertTrue(value > 1.5, "between y and 3, got " + value);
      }
    }
  }

  @Test
  void whatCannotBeFollowedIsRefusedByName() {
    SameDiffRipple ripple = new SameDiffRipple(new Adam(0.01));
    SameDiff network = ripple.network;
    try (SteeredSameDiff training = AeSameDiff.steer(network, Presets.standard())) {
      training.step(ripple.batch(1));
      double[] before = ripple.weights();
      TrainingConfig own = network.getTrainingConfig();
      network.setTrainingConfig(new TrainingConfig(new Adam(), List.of(), "x", "y"));
      refused("setTrainingConfig", training, ripple);
      network.setTrainingConfig(own);
      network.convertToConstants(
          List.of(network.getVariable("vector"), network.getVariable("matrix")));
      refused("a variable that its loss depends on", training, ripple);
      network.convertToVariables(
          List.of(network.getVariable("vector"), network.getVariable("matrix")));
      assertArrayEquals(before, ripple.weights());
      training.step(ripple.batch(2));
      INDArray array = network.getVariable("vector").getArr();
      array.setData(array.dup().data());
      refused("vector must keep its array", training, ripple);
    }
  }

  private static void refused(String named, SteeredSameDiff training, SameDiffRipple ripple) {
    RuntimeException error =
        assertThrows(RuntimeException.class, () -> training.step(ripple.batch(2)));
    assertTrue(String.valueOf(error.getMessage()).contains(named), error.toString());
  }

  @Test
  void aSteeredFitRefusesALossItsGradientsDoNotKnow() {
    SameDiffRipple ripple = new SameDiffRipple(new Adam(0.01));
    try (SteeringFit fit = AeSameDiff.listener(ripple.network, Presets.standard())) {
      ripple.network.fit(ripple.batch(1), fit);
      double before = fit.loss();
      addLoss(ripple.network);
      String message =
          assertThrows(IllegalStateException.class, () -> ripple.network.fit(ripple.batch(2), fit))
              .getMessage();
      assertTrue(message.contains("setLossVariables"), message);
      ripple.network.setLossVariables("loss", "pull");
      ripple.network.fit(ripple.batch(2), fit);
      assertTrue(fit.loss() > before + 5.0, "5 numbers that are far from 3");
      assertEquals(2, fit.loop().steps());
    }
  }

  /** Frozen or thawed while averages stand in their place: they are put back all the same. */
  @Test
  void frozenAndThawedWhileServed() {
    for (Preset preset : List.of(Presets.standardWithReadout(), RateWeighted.preset())) {
      SameDiffRipple ripple = new SameDiffRipple(new Adam(0.01));
      SameDiff network = ripple.network;
      try (SteeredSameDiff training = AeSameDiff.steer(network, preset)) {
        for (long t = 1; t <= 20; t++) {
          training.step(ripple.batch(t));
        }
        double[] before = ripple.weights();
        try (ServedReadout served = training.serveReadout()) {
          assertTrue(Arrays.mismatch(before, ripple.weights()) >= 0);
          network.convertToConstant(network.getVariable("vector"));
        }
        assertArrayEquals(before, ripple.weights());
        training.step(ripple.batch(21));
        double[] frozen = ripple.weights();
        assertNotEquals(before[0], frozen[0]);
        assertEquals(before[before.length - 1], frozen[frozen.length - 1]);
        try (ServedReadout served = training.serveReadout()) {
          assertEquals(before[before.length - 1], ripple.weights()[before.length - 1]);
          network.convertToVariable(network.getVariable("vector"));
        }
        assertArrayEquals(frozen, ripple.weights());
        training.step(ripple.batch(22));
        assertNotEquals(before[before.length - 1], ripple.weights()[before.length - 1]);
      }
    }
  }

  @Test
  void aSharedTrainingConfigurationIsNotWrittenTo() {
    SameDiffRipple one = new SameDiffRipple(new Adam(0.01));
    SameDiffRipple two = new SameDiffRipple(new Nesterovs(0.1));
    SameDiffRipple bare = new SameDiffRipple(new Adam(0.01));
    TrainingConfig shared = one.network.getTrainingConfig();
    two.network.setTrainingConfig(shared);
    String before = shared.toJson();
    try (SteeredSameDiff first = AeSameDiff.steer(one.network, Presets.standard());
        SteeredSameDiff second = AeSameDiff.steer(two.network, Presets.standard())) {
      for (long t = 1; t <= 30; t++) {
        first.step(one.batch(t));
        second.step(two.batch(t));
      }
      assertEquals(first.loop().checkpoint(), second.loop().checkpoint());
      assertArrayEquals(one.weights(), two.weights());
    }
    assertEquals(before, shared.toJson());
    assertNotEquals(0.01, rate(one.network), 1e-5);
    SameDiffRipple three = new SameDiffRipple(new Nesterovs(0.1));
    three.network.setTrainingConfig(shared);
    for (long t = 1; t <= 3; t++) {
      three.network.fit(three.batch(t));
      bare.network.fit(bare.batch(t));
    }
    assertArrayEquals(bare.weights(), three.weights());
  }

  private static double rate(SameDiff network) {
    return network.getTrainingConfig().getUpdater().getLearningRate(0, 0);
  }

  @Test
  void whatIsRefusedKeepsTheConfigurationThatWasSet() {
    SameDiffRipple ripple = new SameDiffRipple(Updaters.of("Sgd"));
    TrainingConfig set = ripple.network.getTrainingConfig();
    ripple.network.fit(ripple.batch(1));
    assertThrows(
        IllegalArgumentException.class, () -> AeSameDiff.steer(ripple.network, Presets.standard()));
    assertTrue(set == ripple.network.getTrainingConfig());
    assertTrue(set.getUpdater() == ripple.network.getUpdaterMap().get("vector").getConfig());
  }

  @Test
  void trainingPastTheLoopIsCounted() {
    SameDiffRipple ripple = new SameDiffRipple(new Adam(0.01));
    try (SteeredSameDiff training = AeSameDiff.steer(ripple.network, Presets.standard())) {
      training.step(ripple.batch(1));
      assertEquals(0, training.outsideSteps());
      ripple.network.fit(ripple.batch(2));
      ripple.network.fit(ripple.batch(3));
      training.step(ripple.batch(4));
      assertEquals(2, training.outsideSteps());
      assertEquals(4, ripple.network.getTrainingConfig().getIterationCount());
    }
    try (SteeringFit fit = AeSameDiff.listener(ripple.network, Presets.standard())) {
      ripple.network.fit(ripple.batch(5), fit);
      ripple.network.fit(ripple.batch(6));
      ripple.network.fit(ripple.batch(7), fit);
      assertEquals(1, fit.outsideSteps());
    }
  }
}
