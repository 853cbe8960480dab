package io.github.ae4j.nd4j;

import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.ae4j.Preset;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.group.ParameterGroup;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.MultiLayerUpdater;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;

/** DL4J joins neighbours of equal updaters when it loads: what a loop makes equal is kept apart in what is saved. */
class EqualBlocksTest {
  private static final Preset HELD =
      (loop, adapter) -> loop.coefficient(Coefficient.of(LEARNING_RATE, Chart.LINEAR, 0.0, 1.0));
  private static final ParameterGroup BODY =
      ParameterGroup.own("body", name -> name.startsWith("0_"));
  private static final ParameterGroup HEAD =
      ParameterGroup.own("head", name -> name.startsWith("1_"));

  @TempDir Path folder;

  private static MultiLayerNetwork network(IUpdater body, IUpdater head) {
    DenseLayer first = Networks.hidden();
    first.setIUpdater(body);
    first.setBiasUpdater(body.clone());
    OutputLayer second = Networks.output();
    second.setIUpdater(head);
    second.setBiasUpdater(head.clone());
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            Networks.start(new Adam(1.0)).list().layer(first).layer(second).build());
    network.init();
    return network;
  }

  private static void train(MultiLayerNetwork network, int from, int to) {
    for (int t = from; t < to; t++) {
      Networks.fit(network, t);
    }
  }

  /** Rates of .01 and .03 that are moved to one: two blocks go in, two come out, and the run goes on bit by bit. */
  @ParameterizedTest
  @ValueSource(doubles = {0.005, 0.01, 0.0})
  void aModelOfBlocksMadeEqualIsLoadedAsItWas(double rate) throws Exception {
    MultiLayerNetwork network = network(new Adam(0.01), new Adam(0.03));
    File model = folder.resolve("model.zip").toFile();
    Path state = folder.resolve("state");
    try (SteeredNetwork steered = AeDl4j.steer(network, HELD, List.of(BODY, HEAD))) {
      train(network, 1, 10);
      steered.loop().move(0, LEARNING_RATE, rate);
      steered.loop().move(1, LEARNING_RATE, rate);
      train(network, 10, 20);
      ModelSerializer.writeModel(network, model, true);
      AeDl4j.saveState(steered, state);
      MultiLayerNetwork bare = ModelSerializer.restoreMultiLayerNetwork(model, true);
      MultiLayerNetwork clone = network.clone();
      MultiLayerNetwork loaded = ModelSerializer.restoreMultiLayerNetwork(model, true);
      assertEquals(2, ((MultiLayerUpdater) bare.getUpdater()).getUpdaterBlocks().size());
      assertEquals(network.getUpdater().getStateViewArray(), bare.getUpdater().getStateViewArray());
      try (SteeredNetwork resumed = AeDl4j.steer(loaded, HELD, List.of(BODY, HEAD))) {
        AeDl4j.restoreState(resumed, state);
        train(network, 20, 30);
        train(bare, 20, 30);
        train(clone, 20, 30);
        train(loaded, 20, 30);
        assertArrayEquals(Networks.weights(network), Networks.weights(loaded));
        assertArrayEquals(Networks.weights(network), Networks.weights(bare), 1e-7);
        assertArrayEquals(Networks.weights(network), Networks.weights(clone), 1e-7);
      }
    }
  }

  /** Where the rates part again, what is saved is what is steered, to the bit. */
  @Test
  void whatIsDifferentAgainIsSavedAsItIs() {
    MultiLayerNetwork network = network(new Adam(0.01), new Adam(0.03));
    try (SteeredNetwork steered = AeDl4j.steer(network, HELD, List.of(BODY, HEAD))) {
      steered.loop().move(1, LEARNING_RATE, steered.loop().coefficient(0, LEARNING_RATE));
      train(network, 1, 3);
      assertEquals(0.01, network.getLearningRate(0), 1e-9);
      assertEquals(Math.nextUp(network.getLearningRate(0)), network.getLearningRate(1));
      steered.loop().move(0, LEARNING_RATE, 0.02);
      train(network, 3, 5);
      assertEquals(0.02, network.getLearningRate(0), 1e-9);
      assertEquals((double) 0.01f, network.getLearningRate(1));
    }
  }

  /** One updater object in blocks that lie apart, with another between them: each layer shows its own group's values. */
  @Test
  void anUpdaterThatBlocksShareIsEachOnesOwn() throws Exception {
    Adam shared = new Adam(0.01);
    DenseLayer first = Networks.hidden();
    first.setIUpdater(shared);
    first.setBiasUpdater(new Adam(0.05));
    OutputLayer second = Networks.output();
    second.setIUpdater(shared);
    second.setBiasUpdater(new Adam(0.05));
    MultiLayerNetwork network =
        new MultiLayerNetwork(Networks.start(shared).list().layer(first).layer(second).build());
    network.init();
    File model = folder.resolve("model.zip").toFile();
    try (SteeredNetwork steered = AeDl4j.steer(network, HELD, List.of(BODY, HEAD))) {
      train(network, 1, 10);
      steered.loop().move(0, LEARNING_RATE, 0.002);
      steered.loop().move(1, LEARNING_RATE, 0.007);
      train(network, 10, 20);
      assertEquals(0.002, network.getLearningRate(0), 1e-9);
      assertEquals(0.007, network.getLearningRate(1), 1e-9);
      ModelSerializer.writeModel(network, model, true);
    }
    MultiLayerNetwork loaded = ModelSerializer.restoreMultiLayerNetwork(model, true);
    double[] before = Networks.weights(network);
    train(network, 20, 25);
    train(loaded, 20, 25);
    assertArrayEquals(Networks.weights(network), Networks.weights(loaded), 1e-7);
    assertNotEquals(before[0], Networks.weights(network)[0]);
  }

  /** A layer's configuration that is given twice makes two sets of parameters: each belongs to its own group. */
  @Test
  void layersOfOneConfigurationHaveParametersOfTheirOwn() {
    DenseLayer one = new DenseLayer.Builder().nIn(Networks.INPUTS).nOut(Networks.INPUTS).build();
    DenseLayer last = new DenseLayer.Builder().nIn(Networks.INPUTS).nOut(Networks.HIDDEN).build();
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            Networks.start(new Adam(0.01))
                .list()
                .layer(one)
                .layer(one)
                .layer(last)
                .layer(Networks.output())
                .build());
    network.init();
    try (SteeredNetwork steered =
        AeDl4j.steer(
            network, HELD, List.of(ParameterGroup.frozen("first", n -> n.startsWith("0_"))))) {
      double[] before = Networks.weights(network);
      train(network, 1, 3);
      int length = Networks.INPUTS * Networks.INPUTS;
      assertEquals(before[0], Networks.weights(network)[0]);
      assertNotEquals(before[length + 4], Networks.weights(network)[length + 4]);
      assertEquals(List.of("rest"), steered.loop().groups());
    }
  }
}
