package io.github.ae4j.nd4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.signal.Statistic;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.MultiLayerUpdater;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/** What a network's own settings do under a loop. */
class NetworkTest {
  /** With plain SGD at rate 1 the parameters move by the very gradient the updater was given. */
  private static void measuresWhatIsGiven(NeuralNetConfiguration.Builder start) {
    MultiLayerNetwork network = Networks.layered(start);
    Loops.Watch watch = new Loops.Watch();
    try (SteeredNetwork steered = AeDl4j.steer(network, watch.preset())) {
      for (int t = 1; t <= 3; t++) {
        INDArray before = network.params().dup();
        network.fit(Networks.batch(t));
        double moved = before.sub(network.params()).norm2Number().doubleValue();
        assertEquals(moved * moved, watch.seen.get(t - 1).get(Statistic.G_G), 1e-4 * moved * moved);
        assertEquals(network.score(), watch.seen.get(t - 1).get(Statistic.LOSS), 0.0);
      }
    }
  }

  @Test
  void measuresTheBatchsAverage() {
    measuresWhatIsGiven(Networks.start(new Sgd(1.0)));
  }

  @Test
  void measuresTheSumWhereTheNetworkWantsIt() {
    measuresWhatIsGiven(Networks.start(new Sgd(1.0)).miniBatch(false));
  }

  @Test
  void measuresWhatClippingLeaves() {
    measuresWhatIsGiven(
        Networks.start(new Sgd(1.0))
            .gradientNormalization(GradientNormalization.ClipElementWiseAbsoluteValue)
            .gradientNormalizationThreshold(0.01));
  }

  @Test
  void measuresWithL1AndL2() {
    measuresWhatIsGiven(Networks.start(new Sgd(1.0)).l1(0.02).l2(0.1));
  }

  @Test
  void steersWeightDecay() {
    MultiLayerNetwork network =
        Networks.layered(Networks.start(new Adam(0.01)).weightDecay(0.1, true));
    MultiLayerNetwork bare =
        Networks.layered(Networks.start(new Adam(0.01)).weightDecay(0.25, true));
    try (SteeredNetwork steered =
        AeDl4j.steer(network, Loops.along((name, t) -> 0.25, List.of(Coefficient.WEIGHT_DECAY)))) {
      for (int t = 1; t <= 20; t++) {
        network.fit(Networks.batch(t));
        bare.fit(Networks.batch(t));
      }
      assertEquals(0.25, steered.loop().coefficient(Coefficient.WEIGHT_DECAY), 1e-12);
    }
    assertArrayEquals(Networks.weights(bare), Networks.weights(network));
    MultiLayerNetwork without = Networks.layered(new Adam(1e-3));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            AeDl4j.steer(
                without, Loops.along((name, t) -> 0.25, List.of(Coefficient.WEIGHT_DECAY))));
  }

  static MultiLayerNetwork manyBlocks() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            Networks.start(new Adam(0.01))
                .list()
                .layer(
                    new DenseLayer.Builder()
                        .nIn(Networks.INPUTS)
                        .nOut(Networks.HIDDEN)
                        .activation(Activation.TANH)
                        .updater(new Adam(0.02))
                        .build())
                .layer(new BatchNormalization.Builder().nOut(Networks.HIDDEN).build())
                .layer(Networks.output())
                .build());
    network.init();
    return network;
  }

  @Test
  void severalBlocksAreOneGroupAndKeepTheirProportion() {
    MultiLayerNetwork network = manyBlocks();
    MultiLayerNetwork bare = manyBlocks();
    assertTrue(((MultiLayerUpdater) network.getUpdater()).getUpdaterBlocks().size() >= 3);
    try (SteeredNetwork empty = AeDl4j.steer(network, Loops.EMPTY)) {
      for (int t = 1; t <= 50; t++) {
        network.fit(Networks.batch(t));
        bare.fit(Networks.batch(t));
      }
    }
    assertArrayEquals(Networks.weights(bare), Networks.weights(network));
    try (SteeredNetwork steered = AeDl4j.steer(network, Presets.standard())) {
      for (int t = 51; t <= 90; t++) {
        network.fit(Networks.batch(t));
      }
      double first = network.getLearningRate(0);
      assertEquals(0.5 * first, network.getLearningRate(2), 1e-12 + 1e-6 * first);
      assertTrue(Math.abs(first - 0.02) > 1e-4, "the rate must have moved, got " + first);
    }
    assertEquals(network, network.clone());
  }

  /** Without momentum the moment is the gradient, so that its share makes no difference in any block. */
  @Test
  void theGradientsOwnShareKeepsTheProportion() {
    assertArrayEquals(shared(1.0), shared(0.4), 1e-5);
  }

  private static double[] shared(double share) {
    MultiLayerNetwork network = manyBlocks();
    List<String> names =
        List.of(Coefficient.LEARNING_RATE, Coefficient.MOMENTUM, Coefficient.MOMENTUM_SHARE);
    Loops.Course course =
        (name, t) ->
            switch (name) {
              case Coefficient.LEARNING_RATE -> 0.01;
              case Coefficient.MOMENTUM -> 0.0;
              default -> share;
            };
    try (SteeredNetwork steered = AeDl4j.steer(network, Loops.along(course, names))) {
      for (int t = 1; t <= 20; t++) {
        network.fit(Networks.batch(t));
      }
    }
    return Networks.weights(network);
  }

  @Test
  void refusesByName() {
    refused("Nesterovs", mixed());
    refused(
        "schedule",
        Networks.layered(new Adam(new ExponentialSchedule(ScheduleType.ITERATION, 0.1, 0.9))));
    refused("Sgd", Networks.layered(new Sgd(0.1)));
    MultiLayerNetwork twice = Networks.layered(new Adam(0.01));
    try (SteeredNetwork steered = AeDl4j.steer(twice, Presets.standard())) {
      assertThrows(IllegalStateException.class, () -> AeDl4j.steer(twice, Presets.standard()));
    }
    AeDl4j.steer(twice, Presets.standard()).close();
  }

  private static MultiLayerNetwork mixed() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            Networks.start(new Adam(0.01))
                .list()
                .layer(
                    new DenseLayer.Builder()
                        .nIn(Networks.INPUTS)
                        .nOut(Networks.HIDDEN)
                        .updater(new Nesterovs(0.1))
                        .build())
                .layer(Networks.output())
                .build());
    network.init();
    return network;
  }

  private static void refused(String word, MultiLayerNetwork network) {
    double[] before = Networks.weights(network);
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> AeDl4j.steer(network, Presets.standard()));
    assertTrue(refused.getMessage().contains(word), refused.getMessage());
    network.fit(Networks.batch(1));
    assertTrue(java.util.Arrays.mismatch(before, Networks.weights(network)) >= 0);
  }

  @Test
  void saysThatItsUpdaterIsGoneAndMissesNoListener() {
    MultiLayerNetwork network = Networks.layered(new Adam(0.01));
    try (SteeredNetwork steered = AeDl4j.steer(network, Presets.standard())) {
      network.fit(Networks.batch(1));
      network.setListeners();
      network.fit(Networks.batch(2));
      assertEquals(2, steered.loop().steps());
      network.clear();
      assertThrows(IllegalStateException.class, () -> network.fit(Networks.batch(3)));
    }
  }

  @Test
  void aHostileBatchIsOutlived() {
    MultiLayerNetwork network = Networks.layered(new Adam(0.01));
    try (SteeredNetwork steered = AeDl4j.steer(network, Presets.standard())) {
      for (int t = 1; t <= 100; t++) {
        network.fit(Networks.batch(t));
      }
      double usual = network.score(Networks.batch(3));
      double[] before = Networks.weights(network);
      for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
        DataSet hostile = Networks.batch(101);
        hostile.getFeatures().putScalar(0, 0, value);
        network.fit(hostile);
        assertArrayEquals(before, Networks.weights(network));
      }
      DataSet thousandfold = Networks.batch(101);
      thousandfold.getLabels().muli(1e3);
      network.fit(thousandfold);
      for (int t = 102; t <= 400; t++) {
        network.fit(Networks.batch(t));
      }
      assertTrue(network.score(Networks.batch(3)) < 1.5 * usual);
    }
  }

  @Test
  void networksInThreadsDoNotDisturbEachOther() throws Exception {
    double[] alone = train(3);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<double[]>> same = java.util.Collections.nCopies(4, () -> train(3));
      for (Future<double[]> one : threads.invokeAll(same)) {
        assertArrayEquals(alone, one.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static double[] train(int seed) {
    MultiLayerNetwork network = Networks.layered(Networks.start(new Adam(0.01)).seed(seed));
    try (SteeredNetwork steered = AeDl4j.steer(network, Presets.standard())) {
      for (int t = 1; t <= 60; t++) {
        network.fit(Networks.batch(t));
      }
    }
    return Networks.weights(network);
  }
}
