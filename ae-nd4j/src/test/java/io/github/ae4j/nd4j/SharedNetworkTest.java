package io.github.ae4j.nd4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.preset.Presets;
import java.util.List;
import java.util.regex.Pattern;
import org.deeplearning4j.datasets.iterator.utilty.ListDataSetIterator;
import org.deeplearning4j.earlystopping.EarlyStoppingConfiguration;
import org.deeplearning4j.earlystopping.EarlyStoppingResult;
import org.deeplearning4j.earlystopping.saver.InMemoryModelSaver;
import org.deeplearning4j.earlystopping.scorecalc.DataSetLossCalculator;
import org.deeplearning4j.earlystopping.termination.MaxEpochsTerminationCondition;
import org.deeplearning4j.earlystopping.trainer.EarlyStoppingTrainer;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Networks that share a configuration, its layers or their updaters: only the one that was given is written to. */
class SharedNetworkTest {
  private static final double RATE = 0.01;

  private static MultiLayerNetwork of(MultiLayerConfiguration conf) {
    MultiLayerNetwork network = new MultiLayerNetwork(conf);
    network.init();
    return network;
  }

  private static MultiLayerConfiguration conf() {
    return Networks.start(new Adam(RATE))
        .weightDecay(0.01, true)
        .list()
        .layer(Networks.hidden())
        .layer(Networks.output())
        .build();
  }

  private static void train(MultiLayerNetwork network, int from, int to) {
    for (int t = from; t <= to; t++) {
      network.fit(Networks.batch(t));
    }
  }

  /** What a network that nothing is shared with becomes in some bare steps. */
  private static double[] bare(int steps) {
    MultiLayerNetwork network = of(conf());
    train(network, 1, steps);
    return Networks.weights(network);
  }

  @Test
  void othersOfOneConfigurationStayWhatTheyAre() {
    MultiLayerConfiguration conf = conf();
    MultiLayerNetwork network = of(conf);
    MultiLayerNetwork other = of(conf);
    MultiLayerNetwork ofClone = of(conf.clone());
    MultiLayerNetwork clone = network.clone();
    other.getUpdater();
    try (SteeredNetwork steered = AeDl4j.steer(network, Presets.standard())) {
      train(network, 1, 40);
      assertNotEquals(RATE, network.getLearningRate(0), 1e-4);
      for (MultiLayerNetwork one : List.of(other, ofClone, clone, of(conf))) {
        assertEquals(RATE, one.getLearningRate(0), 0.0);
        assertEquals(0, one.getLayerWiseConfigurations().getIterationCount());
        train(one, 1, 3);
        assertArrayEquals(bare(3), Networks.weights(one));
        one.getLayerWiseConfigurations().setIterationCount(0);
      }
    }
    assertEquals(RATE, other.getLearningRate(0), 0.0);
    assertNotEquals(RATE, network.getLearningRate(0), 1e-4);
  }

  /** The rate of that moment is the clone's, and stays. */
  @Test
  void aCloneMadeWhileSteeredIsBareAndItsOwn() {
    MultiLayerNetwork network = of(conf());
    try (SteeredNetwork steered = AeDl4j.steer(network, Presets.standard())) {
      train(network, 1, 30);
      MultiLayerNetwork clone = network.clone();
      MultiLayerNetwork twin = network.clone();
      double rate = network.getLearningRate(0);
      train(network, 31, 60);
      assertNotEquals(rate, network.getLearningRate(0), 1e-6);
      assertEquals(rate, clone.getLearningRate(0), 0.0);
      train(clone, 31, 33);
      assertEquals(60, steered.loop().steps());
      train(network, 61, 70);
      train(twin, 31, 33);
      assertArrayEquals(Networks.weights(clone), Networks.weights(twin));
    }
  }

  @Test
  void aGraphsCloneIsBareAndItsOwn() {
    ComputationGraph graph = Networks.graph(new Adam(RATE));
    ComputationGraph other = new ComputationGraph(graph.getConfiguration());
    other.init();
    try (SteeredNetwork steered = AeDl4j.steer(graph, Presets.standard())) {
      for (int t = 1; t <= 30; t++) {
        Networks.fit(graph, t);
      }
      ComputationGraph clone = graph.clone();
      double rate = graph.getLearningRate("hidden");
      assertNotEquals(RATE, rate, 1e-4);
      assertEquals(RATE, other.getLearningRate("hidden"), 0.0);
      assertEquals(0, other.getConfiguration().getIterationCount());
      Networks.fit(clone, 31);
      assertEquals(30, steered.loop().steps());
      assertEquals(rate, clone.getLearningRate("hidden"), 0.0);
      Networks.fit(graph, 31);
      assertEquals(31, steered.loop().steps());
      assertEquals(31, graph.getConfiguration().getIterationCount());
    }
    Networks.fit(graph, 32);
    assertEquals(32, graph.getConfiguration().getIterationCount());
  }

  @Test
  void severalOfOneConfigurationAreSteeredAtOnceAndOneAfterTheOther() {
    double[] alone = steeredFold(conf());
    MultiLayerConfiguration conf = conf();
    for (int fold = 0; fold < 3; fold++) {
      assertArrayEquals(alone, steeredFold(conf), "fold " + fold);
    }
    MultiLayerNetwork one = of(conf);
    MultiLayerNetwork two = of(conf);
    try (SteeredNetwork first = AeDl4j.steer(one, Presets.standard());
        SteeredNetwork second = AeDl4j.steer(two, Presets.standard())) {
      for (int t = 1; t <= 40; t++) {
        one.fit(Networks.batch(t));
        two.fit(Networks.batch(t));
      }
      assertEquals(first.loop().checkpoint(), second.loop().checkpoint());
    }
    assertArrayEquals(alone, Networks.weights(one));
    assertArrayEquals(alone, Networks.weights(two));
    assertEquals(of(conf()).getLayerWiseConfigurations().toJson(), conf.toJson());
  }

  private static double[] steeredFold(MultiLayerConfiguration conf) {
    MultiLayerNetwork network = of(conf);
    try (SteeredNetwork steered = AeDl4j.steer(network, Presets.standard())) {
      train(network, 1, 40);
    }
    return Networks.weights(network);
  }

  /** Other networks' decay stands in lists that are not this one's. */
  @Test
  void weightDecayThatIsSteeredIsTheNetworksOwn() {
    MultiLayerConfiguration conf = conf();
    MultiLayerNetwork network = of(conf);
    try (SteeredNetwork steered =
        AeDl4j.steer(network, Loops.along((name, t) -> 0.25, List.of(Coefficient.WEIGHT_DECAY)))) {
      train(network, 1, 3);
    }
    assertEquals(of(conf()).getLayerWiseConfigurations().toJson(), conf.toJson());
    assertTrue(network.getLayerWiseConfigurations().toJson().contains("0.25"));
  }

  @Test
  void whatIsRefusedLeavesTheConfigurationItWasMadeFrom() {
    MultiLayerConfiguration conf =
        Networks.start(new org.nd4j.linalg.learning.config.Sgd(RATE))
            .list()
            .layer(Networks.hidden())
            .layer(Networks.output())
            .build();
    MultiLayerNetwork network = of(conf);
    assertThrows(IllegalArgumentException.class, () -> AeDl4j.steer(network, Presets.standard()));
    assertEquals(conf, network.getLayerWiseConfigurations());
    assertTrue(conf == network.getLayerWiseConfigurations());
    assertTrue(conf.getConf(0) == network.getLayer(0).conf());
  }

  @Test
  void aWrappedLayerIsPublishedToo() {
    MultiLayerConfiguration conf =
        Networks.start(new Adam(RATE))
            .list()
            .layer(
                new LastTimeStep(
                    new LSTM.Builder().nIn(2).nOut(3).activation(Activation.TANH).build()))
            .layer(
                new OutputLayer.Builder(LossFunction.MSE)
                    .nIn(3)
                    .nOut(1)
                    .activation(Activation.IDENTITY)
                    .build())
            .build();
    MultiLayerNetwork network = of(conf);
    MultiLayerNetwork other = of(conf);
    INDArray x = Nd4j.linspace(DataType.FLOAT, -1, 0.05, 40).reshape(5, 2, 4);
    INDArray y = Nd4j.linspace(DataType.FLOAT, -1, 0.5, 5).reshape(5, 1);
    try (SteeredNetwork steered = AeDl4j.steer(network, Presets.standard())) {
      for (int t = 0; t < 40; t++) {
        network.fit(new DataSet(x, y));
      }
    }
    double rate = network.getLearningRate(1);
    assertNotEquals(RATE, rate, 1e-4);
    assertEquals(rate, network.getLearningRate(0), 0.0);
    assertEquals(RATE, other.getLearningRate(0), 0.0);
    assertFalse(names(network.getLayerWiseConfigurations(), RATE));
    assertTrue(names(conf, RATE));
    assertFalse(names(conf, rate));
  }

  /** Whether a configuration would be saved with a rate. */
  private static boolean names(MultiLayerConfiguration conf, double rate) {
    return Pattern.compile("\"learningRate\"\\s*:\\s*" + Pattern.quote("" + rate) + "\\s")
        .matcher(conf.toJson().replace(',', ' '))
        .find();
  }

  @Test
  void earlyStoppingKeepsABestModelThatCanBeUsed() {
    MultiLayerNetwork network = of(conf());
    List<DataSet> batches = List.of(Networks.batch(1), Networks.batch(2), Networks.batch(3));
    EarlyStoppingConfiguration<MultiLayerNetwork> stopping =
        new EarlyStoppingConfiguration.Builder<MultiLayerNetwork>()
            .modelSaver(new InMemoryModelSaver<>())
            .scoreCalculator(new DataSetLossCalculator(new ListDataSetIterator<>(batches, 1), true))
            .epochTerminationConditions(new MaxEpochsTerminationCondition(20))
            .evaluateEveryNEpochs(1)
            .build();
    MultiLayerNetwork best;
    double score;
    try (SteeredNetwork steered = AeDl4j.steer(network, Presets.standard())) {
      EarlyStoppingResult<MultiLayerNetwork> result =
          new EarlyStoppingTrainer(stopping, network, new ListDataSetIterator<>(batches, 1)).fit();
      best = result.getBestModel();
      score = result.getScoreVsEpoch().get(result.getBestModelEpoch());
      assertEquals(60, steered.loop().steps());
      train(network, 4, 30);
    }
    assertEquals(
        score,
        new DataSetLossCalculator(new ListDataSetIterator<>(batches, 1), true).calculateScore(best),
        1e-9);
    double[] before = Networks.weights(best);
    double rate = best.getLearningRate(0);
    best.fit(Networks.batch(1));
    double[] after = Networks.weights(best);
    for (int i = 0; i < before.length; i++) {
      assertEquals(before[i], after[i], 4 * rate, "one bare step moves by the rate it has");
    }
    try (SteeredNetwork steered = AeDl4j.steer(best, Presets.standard())) {
      best.fit(Networks.batch(2));
      assertEquals(1, steered.loop().steps());
    }
  }
}
