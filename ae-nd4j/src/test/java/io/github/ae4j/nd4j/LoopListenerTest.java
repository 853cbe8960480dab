package io.github.ae4j.nd4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.trace.StepRecord;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;

/** What a network's listeners hear of its loop. */
class LoopListenerTest {
  private final List<StepRecord> told = new ArrayList<>();

  private LoopListener listener(Model network) {
    return (model, trace) -> {
      assertSame(network, model);
      told.add(StepRecord.of(trace, 0));
      assertEquals(model.score(), trace.statistic(0, Statistic.LOSS), 0.0);
    };
  }

  private static DataSet spoiled(long t) {
    DataSet batch = Networks.batch(t);
    batch.getLabels().putScalar(0, Double.NaN);
    return batch;
  }

  @Test
  void aListenerIsToldOfEveryStep() {
    MultiLayerNetwork network = Networks.layered(new Adam(0.01));
    LoopListener listener = listener(network);
    try (SteeredNetwork steered = AeDl4j.steer(network, Presets.standard())) {
      network.addListeners(listener);
      for (int t = 1; t <= 5; t++) {
        network.fit(Networks.batch(t));
        assertEquals(t, told.size());
      }
      assertEquals(5, steered.loop().steps());
    }
    network.fit(Networks.batch(6));
    assertEquals(5, told.size(), "a bare network has no loop to tell of");
    assertTrue(network.getListeners().contains(listener));
  }

  @Test
  void aListenerOfAGraphIsToldOfEvents() {
    ComputationGraph graph = Networks.graph(new Adam(0.01));
    graph.addListeners(
        (TrainingListener) (LoopListener) (model, trace) -> told.add(StepRecord.of(trace, 0)));
    try (SteeredNetwork steered = AeDl4j.steer(graph, Presets.standard())) {
      graph.fit(Networks.batch(1));
      graph.fit(spoiled(2));
      assertEquals(2, steered.loop().steps());
    }
    assertEquals(List.of(), told.get(0).events());
    assertEquals(List.of("non-finite"), told.get(1).events());
  }

  @Test
  void dl4jsOwnListenersReadTheRateSteered() {
    MultiLayerNetwork network = Networks.layered(new Adam(0.01));
    List<Double> read = new ArrayList<>();
    try (SteeredNetwork steered = AeDl4j.steer(network, Presets.standard())) {
      network.addListeners(
          new BaseTrainingListener() {
            @Override
            public void iterationDone(Model model, int iteration, int epoch) {
              read.add(((MultiLayerNetwork) model).getLearningRate(0));
            }
          },
          listener(network));
      for (int t = 1; t <= 5; t++) {
        network.fit(Networks.batch(t));
      }
      assertEquals(5, steered.loop().steps());
    }
    for (int t = 0; t < 5; t++) {
      double rate = told.get(t).applied().get(Coefficient.LEARNING_RATE);
      assertEquals(rate, read.get(t), 1e-6 * rate);
    }
  }
}
