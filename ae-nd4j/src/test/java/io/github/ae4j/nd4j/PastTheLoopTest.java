package io.github.ae4j.nd4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.adapter.ServedReadout;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.preset.Presets;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.datasets.iterator.utilty.ListDataSetIterator;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.layers.AutoEncoder;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.transferlearning.TransferLearningHelper;
import org.deeplearning4j.parallelism.trainer.TrainerDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;

/** What trains a steered network past its loop is counted or refused by name; what the loop holds is what is read. */
class PastTheLoopTest {
  private static final double RATE = 0.01;

  private static MultiLayerNetwork pretrainable() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            Networks.start(new Adam(RATE))
                .list()
                .layer(
                    new AutoEncoder.Builder()
                        .nIn(Networks.INPUTS)
                        .nOut(Networks.HIDDEN)
                        .activation(Activation.TANH)
                        .build())
                .layer(Networks.output())
                .build());
    network.init();
    return network;
  }

  private static void refused(String word, Executable action) {
    String message = String.valueOf(assertThrows(IllegalStateException.class, action).getMessage());
    assertTrue(message.contains(word), message);
  }

  @Test
  void pretrainingIsCounted() {
    MultiLayerNetwork network = pretrainable();
    SteeredNetwork steered = AeDl4j.steer(network, Presets.standard());
    network.fit(Networks.batch(1));
    assertEquals(0, steered.outsideMoves());
    double[] before = Networks.weights(network);
    network.pretrain(new ListDataSetIterator<>(List.of(Networks.batch(2), Networks.batch(3)), 1));
    assertTrue(Arrays.mismatch(before, Networks.weights(network)) >= 0);
    network.fit(Networks.batch(4));
    assertEquals(1, steered.outsideMoves());
    network.fit(Networks.batch(5));
    assertEquals(1, steered.outsideMoves());
    network.pretrain(new ListDataSetIterator<>(List.of(Networks.batch(2)), 1));
    steered.close();
    assertEquals(2, steered.outsideMoves());
    assertEquals(3, steered.loop().steps());
  }

  @Test
  void pretrainingWhileTheReadoutIsServedIsRefused() {
    MultiLayerNetwork network = pretrainable();
    try (SteeredNetwork steered = AeDl4j.steer(network, Presets.standardWithReadout())) {
      network.fit(Networks.batch(1));
      network.fit(Networks.batch(2));
      double[] before = Networks.weights(network);
      try (ServedReadout served = steered.serveReadout()) {
        refused(
            "put back before pretraining",
            () -> network.pretrain(new ListDataSetIterator<>(List.of(Networks.batch(2)), 1)));
      }
      assertArrayEquals(before, Networks.weights(network));
    }
  }

  @Test
  void fittingFeaturizedDataIsCounted() {
    MultiLayerNetwork network = Networks.layered(new Adam(RATE));
    TransferLearningHelper helper = new TransferLearningHelper(network, 0);
    DataSet featurized = helper.featurize(Networks.batch(1));
    SteeredNetwork steered = AeDl4j.steer(network, Presets.standard());
    double[] before = Networks.weights(network);
    helper.fitFeaturized(featurized);
    assertTrue(Arrays.mismatch(before, Networks.weights(network)) >= 0);
    steered.close();
    assertEquals(1, steered.outsideMoves());
    assertEquals(0, steered.loop().steps());
    try (SteeredNetwork unfrozen = AeDl4j.steer(helper.unfrozenMLN(), Presets.standard())) {
      helper.fitFeaturized(featurized);
      assertEquals(1, unfrozen.loop().steps());
      assertEquals(0, unfrozen.outsideMoves());
    }
  }

  /** Constraints are DL4J's part of a step. */
  @Test
  void constraintsAreNoOutsideMove() {
    MultiLayerNetwork network =
        Networks.layered(
            Networks.start(new Adam(RATE)).constrainWeights(new MaxNormConstraint(0.1, 1)));
    try (SteeredNetwork steered = AeDl4j.steer(network, Presets.standardWithReadout())) {
      for (int t = 1; t <= 5; t++) {
        network.fit(Networks.batch(t));
        steered.serveReadout().close();
      }
      assertEquals(0, steered.outsideMoves());
      network.setParams(network.params().mul(0.5));
      network.fit(Networks.batch(6));
      assertEquals(1, steered.outsideMoves());
    }
  }

  @Test
  void settingTheRateIsRefusedByNameAndKeptForAfterwards() {
    MultiLayerNetwork network = Networks.layered(new Adam(RATE));
    try (SteeredNetwork steered = AeDl4j.steer(network, Presets.standard())) {
      network.fit(Networks.batch(1));
      network.setLearningRate(0.003);
      refused("setLearningRate", () -> network.fit(Networks.batch(2)));
      assertEquals(1, steered.loop().steps());
    }
    assertEquals(0.003, network.getLearningRate(0), 0.0);
    network.fit(Networks.batch(2));
    try (SteeredNetwork steered = AeDl4j.steer(network, Presets.standard())) {
      network.fit(Networks.batch(3));
      assertEquals(1, steered.loop().steps());
    }
  }

  @Test
  void parallelWrapperIsRefusedByName() {
    MultiLayerNetwork network = Networks.layered(new Adam(RATE));
    try (SteeredNetwork steered = AeDl4j.steer(network, Presets.standard())) {
      double[] before = Networks.weights(network);
      refused("ParallelWrapper", () -> TrainerDouble.run(network, Networks.batch(1)));
      assertArrayEquals(before, Networks.weights(network));
      network.fit(Networks.batch(1));
      assertEquals(1, steered.loop().steps());
    }
  }

  @Test
  void anUpdateFromOutsideIsRefused() {
    MultiLayerNetwork network = Networks.layered(new Adam(RATE));
    try (SteeredNetwork steered = AeDl4j.steer(network, Presets.standard())) {
      network.fit(Networks.batch(1));
      refused(
          "own fit",
          () ->
              network
                  .getUpdater()
                  .update(
                      network,
                      network.gradient(),
                      1,
                      0,
                      Networks.BATCH,
                      org.deeplearning4j.nn.workspace.LayerWorkspaceMgr.noWorkspaces()));
    }
  }

  /** After a batch a million times as large the loop holds another rate than that of the last update. */
  @Test
  void theRateReadWhileStepsAreSkippedIsWhatTheLoopHolds() {
    MultiLayerNetwork network = Networks.layered(new Adam(RATE));
    try (SteeredNetwork steered = AeDl4j.steer(network, Presets.standard())) {
      for (int t = 1; t <= 60; t++) {
        network.fit(Networks.batch(t));
      }
      long skipped = 0;
      for (int t = 61; t <= 90; t++) {
        double[] before = Networks.weights(network);
        DataSet hostile = Networks.batch(t);
        hostile.getLabels().muli(1e12);
        boolean left = t % 2 == 0;
        hostile.getLabels().putScalar(0, left ? Double.NaN : 1e12);
        network.fit(hostile);
        double held = steered.loop().coefficient(Coefficient.LEARNING_RATE);
        if (left) {
          skipped++;
          assertArrayEquals(before, Networks.weights(network));
          assertEquals(held, network.getLearningRate(0), 1e-6 * held);
        }
      }
      assertTrue(skipped > 10, "got " + skipped);
    }
  }

  @Test
  void aRateThatMovesInASkippedStepIsRead() {
    MultiLayerNetwork network = Networks.layered(new Adam(RATE));
    try (SteeredNetwork steered =
        AeDl4j.steer(
            network,
            (loop, adapter) -> {
              Presets.standard().configure(loop, adapter);
              loop.screen(Loops.asking(t -> t > 20 ? Verdict.SKIP : Verdict.APPLY));
            })) {
      for (int t = 1; t <= 20; t++) {
        network.fit(Networks.batch(t));
      }
      double before = network.getLearningRate(0);
      steered
          .loop()
          .move(
              0,
              Coefficient.LEARNING_RATE,
              steered.loop().coordinate(0, Coefficient.LEARNING_RATE) - 9.0);
      network.fit(Networks.batch(21));
      double held = steered.loop().coefficient(Coefficient.LEARNING_RATE);
      assertTrue(held < 1e-3 * before, before + " and " + held);
      assertEquals(held, network.getLearningRate(0), 1e-6 * held);
      assertEquals(held, network.clone().getLearningRate(0), 1e-6 * held);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLayerFrozenWhileSteeredIsRefusedByNameAndNoAverageStays(boolean served) {
    MultiLayerNetwork network = Networks.layered(new Adam(RATE));
    SteeredNetwork steered = AeDl4j.steer(network, Presets.standardWithReadout());
    for (int t = 1; t <= 20; t++) {
      network.fit(Networks.batch(t));
    }
    double[] before = Networks.weights(network);
    if (served) {
      try (ServedReadout average = steered.serveReadout()) {
        assertNotEquals(before[0], Networks.weights(network)[0]);
        new TransferLearningHelper(network, 0);
      }
    } else {
      new TransferLearningHelper(network, 0);
    }
    assertArrayEquals(before, Networks.weights(network));
    refused("layer 0 is FrozenLayer", () -> network.fit(Networks.batch(21)));
    steered.close();
    assertEquals(0, steered.outsideMoves());
    assertArrayEquals(before, Networks.weights(network));
  }
}
