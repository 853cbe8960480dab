package io.github.ae4j.nd4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.machine.HaltRule;
import io.github.ae4j.machine.HaltRules;
import io.github.ae4j.machine.Halted;
import io.github.ae4j.machine.Halting;
import io.github.ae4j.preset.Presets;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.earlystopping.EarlyStoppingConfiguration;
import org.deeplearning4j.earlystopping.EarlyStoppingResult;
import org.deeplearning4j.earlystopping.EarlyStoppingResult.TerminationReason;
import org.deeplearning4j.earlystopping.saver.InMemoryModelSaver;
import org.deeplearning4j.earlystopping.scorecalc.ScoreCalculator;
import org.deeplearning4j.earlystopping.termination.MaxEpochsTerminationCondition;
import org.deeplearning4j.earlystopping.trainer.EarlyStoppingTrainer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.dataset.ViewIterator;
import org.nd4j.linalg.dataset.adapter.MultiDataSetIteratorAdapter;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.learning.config.Adam;

/** Stopping is no exception that the user must catch. */
class HaltingTest {
  private static final int BATCHES = 5;

  private static DataSetIterator batches() {
    List<DataSet> all = new ArrayList<>();
    for (long t = 1; t <= BATCHES; t++) {
      all.add(Networks.batch(t));
    }
    return new ViewIterator(DataSet.merge(all), Networks.BATCH);
  }

  private static Halting steps(int steps) {
    return Halting.when(HaltRules.steps(steps));
  }

  @Test
  void fitOfANetworkEndsWhereTheRuleHolds() {
    MultiLayerNetwork network = Networks.layered(new Adam(0.01));
    Halting halting = steps(2 * BATCHES + 3);
    try (SteeredNetwork steered = AeDl4j.steer(network, halting.on(Presets.standard()))) {
      network.fit(AeNd4j.until(halting, batches()), 10);
      assertEquals(2 * BATCHES + 3, steered.loop().steps());
      assertEquals("BUDGET", halting.halted().orElseThrow().reason());
    }
  }

  @Test
  void fitOfAGraphEndsWhereTheRuleHolds() {
    ComputationGraph graph = Networks.graph(new Adam(0.01));
    Halting halting = steps(BATCHES + 2);
    try (SteeredNetwork steered = AeDl4j.steer(graph, halting.on(Presets.standard()))) {
      graph.fit(AeNd4j.until(halting, new MultiDataSetIteratorAdapter(batches())), 10);
      assertEquals(BATCHES + 2, steered.loop().steps());
    }
  }

  /** A score that is least after a given epoch. */
  private static final class Dip implements ScoreCalculator<MultiLayerNetwork> {
    private static final long serialVersionUID = 1L;
    private int epoch;

    @Override
    public double calculateScore(MultiLayerNetwork network) {
      return Math.abs(epoch++ - 2);
    }

    @Override
    public boolean minimizeScore() {
      return true;
    }
  }

  private static EarlyStoppingResult<MultiLayerNetwork> train(
      HaltRule rule, int steps, String reason) {
    MultiLayerNetwork network = Networks.layered(new Adam(0.01));
    Halting halting = Halting.when(rule);
    HaltTermination ends = new HaltTermination(halting);
    EarlyStoppingConfiguration<MultiLayerNetwork> configuration =
        new EarlyStoppingConfiguration.Builder<MultiLayerNetwork>()
            .iterationTerminationConditions(ends)
            .epochTerminationConditions(ends, new MaxEpochsTerminationCondition(20))
            .scoreCalculator(new Dip())
            .modelSaver(new InMemoryModelSaver<>())
            .build();
    try (SteeredNetwork steered = AeDl4j.steer(network, halting.on(Presets.standard()))) {
      EarlyStoppingResult<MultiLayerNetwork> result =
          new EarlyStoppingTrainer(configuration, network, batches()).fit();
      Halted halted = halting.halted().orElseThrow();
      assertEquals(reason, halted.reason());
      assertEquals(steps, halted.step());
      assertEquals(steps, steered.loop().steps());
      assertTrue(result.getTerminationDetails().contains(reason), result.getTerminationDetails());
      return result;
    }
  }

  @Test
  void aConditionOfEarlyStopping() {
    EarlyStoppingResult<MultiLayerNetwork> epochs =
        train(HaltRules.worsening(3), 6 * BATCHES, "WORSENING");
    assertEquals(TerminationReason.EpochTerminationCondition, epochs.getTerminationReason());
    assertEquals(2, epochs.getBestModelEpoch());
    EarlyStoppingResult<MultiLayerNetwork> steps =
        train(HaltRules.any(HaltRules.worsening(3), HaltRules.steps(7)), 7, "BUDGET");
    assertEquals(TerminationReason.IterationTerminationCondition, steps.getTerminationReason());
  }

  @Test
  void aConditionIsNotWritten() throws java.io.IOException {
    try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
      HaltTermination ends = new HaltTermination(steps(1));
      assertThrows(NotSerializableException.class, () -> out.writeObject(ends));
    }
  }

  @Test
  void steeredSameDiffEndsWhereTheRuleHolds() {
    SameDiffRipple ripple = new SameDiffRipple(new Adam(0.01));
    List<MultiDataSet> all = new ArrayList<>();
    for (long t = 1; t <= BATCHES; t++) {
      all.add(ripple.batch(t));
    }
    Halting halting = steps(BATCHES + 2);
    try (SteeredSameDiff training =
        AeSameDiff.steer(ripple.network, halting.on(Presets.standard()))) {
      training.fit(AeNd4j.until(halting, new Batches(all)), 10);
      assertEquals(BATCHES + 2, training.loop().steps());
      assertEquals("BUDGET", halting.halted().orElseThrow().reason());
    }
  }

  @Test
  void ownFitOfSameDiffEndsWhereTheRuleHolds() {
    SameDiffRipple ripple = new SameDiffRipple(new Adam(0.01));
    List<MultiDataSet> all = new ArrayList<>();
    for (long t = 1; t <= BATCHES; t++) {
      all.add(ripple.batch(t));
    }
    Halting halting = steps(BATCHES + 2);
    try (SteeringFit steering =
        AeSameDiff.listener(ripple.network, halting.on(Presets.standard()))) {
      while (!halting.isHalted()) {
        ripple.network.fit(AeNd4j.until(halting, new Batches(all)), 1, steering);
      }
      assertEquals(BATCHES + 2, steering.loop().steps());
    }
  }
}
