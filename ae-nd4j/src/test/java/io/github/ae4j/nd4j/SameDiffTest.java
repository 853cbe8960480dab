package io.github.ae4j.nd4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.Preset;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.preset.Presets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.AdaBelief;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/** The training of SameDiff networks, beside what the contract of adapters asks. */
class SameDiffTest {
  private static final Preset EMPTY = (loop, adapter) -> {};

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"Adam", "Nesterovs", "Sgd", "RmsProp"})
  void anEmptyLoopIsTheBareFitBitByBit(String updater) {
    SameDiffRipple bare = new SameDiffRipple(Updaters.of(updater));
    SameDiffRipple empty = new SameDiffRipple(Updaters.of(updater));
    try (SteeredSameDiff training = AeSameDiff.steer(empty.network, EMPTY)) {
      for (long t = 1; t <= 200; t++) {
        bare.network.fit(bare.batch(t));
        training.step(empty.batch(t));
        assertArrayEquals(bare.weights(), empty.weights(), "step " + t);
      }
    }
  }

  @Test
  void regularizationIsThatOfFit() {
    SameDiffRipple bare = new SameDiffRipple(new Adam(0.01));
    SameDiffRipple empty = new SameDiffRipple(new Adam(0.01));
    for (SameDiffRipple ripple : List.of(bare, empty)) {
      ripple
          .network
          .getTrainingConfig()
          .setRegularization(List.of(new L2Regularization(0.1), new WeightDecay(0.01, true)));
    }
    double[] start = empty.weights();
    try (SteeredSameDiff training = AeSameDiff.steer(empty.network, EMPTY)) {
      for (long t = 1; t <= 20; t++) {
        bare.network.fit(bare.batch(t));
        training.step(empty.batch(t));
      }
    }
    assertArrayEquals(bare.weights(), empty.weights());
    assertFalse(java.util.Arrays.equals(start, empty.weights()));
  }

  @Test
  void theLossIsThatBeforeTheStep() {
    Ripple plain = new Ripple(new Sgd(0.01), DataType.DOUBLE);
    SameDiffRipple ripple = new SameDiffRipple(new Sgd(0.01), DataType.DOUBLE);
    try (SteeredSameDiff training = AeSameDiff.steer(ripple.network, EMPTY)) {
      assertTrue(Double.isNaN(training.loss()));
      training.step(ripple.batch(1));
      assertEquals(plain.loss(1), training.loss(), 1e-12 * plain.loss(1));
    }
  }

  @Test
  void trainsByEpochsAndCountsAsFitDoes() {
    SameDiffRipple ripple = new SameDiffRipple(new Adam(0.01));
    List<MultiDataSet> batches = List.of(ripple.batch(1), ripple.batch(2), ripple.batch(3));
    try (SteeredSameDiff training = AeSameDiff.steer(ripple.network, Presets.standard())) {
      training.fit(new Batches(batches), 2);
      assertEquals(6, training.loop().steps());
      assertThrows(
          IllegalArgumentException.class, () -> training.fit(new Batches(batches), 0), "epochs");
    }
    assertEquals(6, ripple.network.getTrainingConfig().getIterationCount());
    assertEquals(2, ripple.network.getTrainingConfig().getEpochCount());
  }

  @Test
  void aSavedNetworkAndACheckpointGoOnAlike() throws Exception {
    SameDiffRipple ripple = new SameDiffRipple(new Adam(0.01));
    Path network = folder.resolve("network.fb");
    Path state = folder.resolve("network.ae");
    try (SteeredSameDiff training = AeSameDiff.steer(ripple.network, Presets.standard())) {
      for (long t = 1; t <= 30; t++) {
        training.step(ripple.batch(t));
      }
      ripple.network.save(network.toFile(), true);
      AeSameDiff.saveState(training, state);
      SameDiff loaded = SameDiff.load(network.toFile(), true);
      try (SteeredSameDiff resumed = AeSameDiff.steer(loaded, Presets.standard())) {
        AeSameDiff.restoreState(resumed, state);
        for (long t = 31; t <= 60; t++) {
          assertEquals(training.step(ripple.batch(t)), resumed.step(ripple.batch(t)));
          assertEquals(training.loss(), resumed.loss(), "step " + t);
        }
        assertEquals(training.loop().checkpoint(), resumed.loop().checkpoint());
      }
    }
  }

  /** Without this library: the network's own fit goes on from what was saved. */
  @Test
  void aNetworkSavedWhileSteeredGoesOnBare() throws Exception {
    SameDiffRipple ripple = new SameDiffRipple(new Adam(0.01));
    Path file = folder.resolve("network.fb");
    try (SteeredSameDiff training = AeSameDiff.steer(ripple.network, Presets.standard())) {
      for (long t = 1; t <= 30; t++) {
        training.step(ripple.batch(t));
      }
      ripple.network.save(file.toFile(), true);
    }
    SameDiff loaded = SameDiff.load(file.toFile(), true);
    assertEquals(30, loaded.getTrainingConfig().getIterationCount());
    for (long t = 31; t <= 40; t++) {
      loaded.fit(ripple.batch(t));
      ripple.network.fit(ripple.batch(t));
    }
    for (String name : List.of("matrix", "vector")) {
      INDArray expected = ripple.network.getVariable(name).getArr();
      assertEquals(expected, loaded.getVariable(name).getArr(), name);
    }
  }

  @Test
  void aHostileBatchLeavesVariablesAndStateAsTheyWere() {
    SameDiffRipple ripple = new SameDiffRipple(new Adam(0.01));
    try (SteeredSameDiff training = AeSameDiff.steer(ripple.network, Presets.standard())) {
      training.step(ripple.batch(1));
      double[] before = ripple.weights();
      for (float hostile : new float[] {Float.NaN, Float.POSITIVE_INFINITY, 1e30f}) {
        MultiDataSet batch = ripple.batch(2);
        batch.getFeatures(0).putScalar(0, hostile);
        assertEquals(Verdict.SKIP, training.step(batch), "with " + hostile);
        assertArrayEquals(before, ripple.weights());
      }
      assertNotEquals(Verdict.SKIP, training.step(ripple.batch(3)));
      assertTrue(Double.isFinite(training.loss()));
    }
  }

  @Test
  void badBatchesAreRefusedAndTheNextOneIsMade() {
    SameDiffRipple ripple = new SameDiffRipple(new Adam(0.01));
    try (SteeredSameDiff training = AeSameDiff.steer(ripple.network, Presets.standard())) {
      MultiDataSet whole = ripple.batch(1);
      MultiDataSet less =
          new MultiDataSet(new INDArray[] {whole.getFeatures(0)}, whole.getLabels());
      String message =
          assertThrows(IllegalArgumentException.class, () -> training.step(less)).getMessage();
      assertTrue(message.contains("features") && message.endsWith("2, got 1"), message);
      Map<String, INDArray> none = new HashMap<>();
      message =
          assertThrows(IllegalArgumentException.class, () -> training.step(none)).getMessage();
      for (String placeholder : ripple.network.inputs()) {
        assertTrue(message.contains(placeholder), message);
      }
      assertEquals(0, training.loop().steps());
      training.step(whole);
      assertEquals(1, training.loop().steps());
    }
  }

  @Test
  void whatCannotBeSteeredIsRefusedByName() {
    SameDiffRipple ripple = new SameDiffRipple(new Adam(0.01));
    TrainingConfig config = ripple.network.getTrainingConfig();
    config.setMinimize(false);
    refused("minimize(false)", ripple.network);
    config.setMinimize(true);
    config.setUpdater(new AdaBelief(0.01));
    refused("AdaBelief", ripple.network);
    ripple.network.setTrainingConfig(null);
    refused("setTrainingConfig", ripple.network);
    SameDiff still = SameDiff.create();
    still.setTrainingConfig(new TrainingConfig(new Adam(), List.of(), "x", "y"));
    still.placeHolder("x", DataType.FLOAT, 2).sum("loss");
    still.setLossVariables("loss");
    refused("a variable that its loss depends on", still);
  }

  private static void refused(String named, SameDiff network) {
    RuntimeException error =
        assertThrows(RuntimeException.class, () -> AeSameDiff.steer(network, Presets.standard()));
    assertTrue(error.getMessage().contains(named), error.getMessage());
  }

  /** Values given to a variable between two steps are those it goes on from, as under fit. */
  @Test
  void valuesGivenToAVariableCount() {
    SameDiffRipple bare = new SameDiffRipple(new Adam(0.01));
    SameDiffRipple ripple = new SameDiffRipple(new Adam(0.01));
    try (SteeredSameDiff training = AeSameDiff.steer(ripple.network, EMPTY)) {
      for (long t = 1; t <= 5; t++) {
        training.step(ripple.batch(t));
        bare.network.fit(bare.batch(t));
        for (SameDiffRipple one : List.of(bare, ripple)) {
          one.network.getVariable("vector").getArr().assign(t);
        }
      }
      assertArrayEquals(bare.weights(), ripple.weights());
    }
  }

  /** Each network in its own thread does what it does alone. */
  @Test
  void networksInSeveralThreadsDoNotDisturbEachOther() throws Exception {
    List<Callable<double[]>> runs = new ArrayList<>();
    for (double rate : new double[] {0.1, 0.01, 0.001}) {
      runs.add(() -> trained(new SameDiffRipple(new Adam(rate))));
      runs.add(() -> trained(new SameDiffRipple(new Nesterovs(rate, 0.9))));
    }
    List<double[]> alone = new ArrayList<>();
    for (Callable<double[]> run : runs) {
      alone.add(run.call());
    }
    ExecutorService threads = Executors.newFixedThreadPool(runs.size());
    try {
      List<Future<double[]>> together = threads.invokeAll(runs);
      for (int i = 0; i < runs.size(); i++) {
        assertArrayEquals(alone.get(i), together.get(i).get(), "run " + i);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static double[] trained(SameDiffRipple ripple) {
    try (SteeredSameDiff training = AeSameDiff.steer(ripple.network, Presets.standard())) {
      for (long t = 1; t <= 40; t++) {
        training.step(ripple.batch(t));
      }
    }
    return ripple.weights();
  }
}
