package io.github.ae4j.nd4j;

import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.Preset;
import io.github.ae4j.adapter.ServedReadout;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.group.GroupRole;
import io.github.ae4j.group.ParameterGroup;
import io.github.ae4j.preset.Presets;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The parameters of a DL4J network in groups: one group, files, blocks, decay, and what is refused. */
class NetworkGroupsTest {
  private static final int FIRST = Networks.INPUTS * Networks.HIDDEN + Networks.HIDDEN;
  private static final ParameterGroup BODY = own("body", "0_");
  private static final ParameterGroup HEAD = own("head", "1_");

  private static final Preset HELD =
      (loop, adapter) -> loop.coefficient(Coefficient.of(LEARNING_RATE, Chart.LINEAR, 0.0, 1.0));

  @TempDir Path folder;

  private static ParameterGroup own(String name, String prefix) {
    return ParameterGroup.own(name, parameter -> parameter.startsWith(prefix));
  }

  private static MultiLayerNetwork network() {
    return Networks.layered(new Adam(0.01));
  }

  private static void train(Model network, int from, int to) {
    for (int t = from; t < to; t++) {
      Networks.fit(network, t);
    }
  }

  private static double[] head(Model network) {
    double[] all = Networks.weights(network);
    return Arrays.copyOfRange(all, FIRST, all.length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Adam", "Nesterovs", "RmsProp"})
  void oneGroupIsTrainedBitByBitAsWithoutAny(String updater) {
    ParameterGroup all = ParameterGroup.own("all", parameter -> true);
    Preset preset = updater.equals("RmsProp") ? Loops.EMPTY : Presets.standard();
    for (Model[] pair :
        new Model[][] {
          {Networks.layered(Updaters.of(updater)), Networks.layered(Updaters.of(updater))},
          {Networks.graph(Updaters.of(updater)), Networks.graph(Updaters.of(updater))}
        }) {
      try (SteeredNetwork plain = Networks.steer(pair[0], preset);
          SteeredNetwork grouped = Networks.steer(pair[1], preset, all)) {
        train(pair[0], 1, 50);
        train(pair[1], 1, 50);
        assertArrayEquals(Networks.weights(pair[0]), Networks.weights(pair[1]));
        assertEquals(List.of("all"), grouped.loop().groups());
        assertEquals(List.of("0"), plain.loop().groups());
      }
    }
  }

  @Test
  void aResumedRunGoesOnAsTheUninterrupted() throws Exception {
    Path file = folder.resolve("state");
    MultiLayerNetwork whole = network();
    MultiLayerNetwork resumed = network();
    try (SteeredNetwork a = Networks.steer(whole, Presets.standard(), BODY, HEAD);
        SteeredNetwork b = Networks.steer(resumed, Presets.standard(), BODY, HEAD)) {
      train(whole, 1, 20);
      AeDl4j.saveState(a, file);
      resumed.params().assign(whole.params());
      AeDl4j.restoreState(b, file);
      train(whole, 20, 60);
      train(resumed, 20, 60);
      assertArrayEquals(Networks.weights(whole), Networks.weights(resumed));
    }
  }

  /** Each group has a rate of its own, and in the one that is not named the rest is. */
  @Test
  void aGroupIsMovedAlone() {
    MultiLayerNetwork network = network();
    try (SteeredNetwork steered = Networks.steer(network, HELD, HEAD)) {
      assertEquals(List.of("head", "rest"), steered.loop().groups());
      steered.loop().move(0, LEARNING_RATE, 0.0);
      double[] before = Networks.weights(network);
      train(network, 1, 4);
      double[] after = Networks.weights(network);
      assertArrayEquals(Arrays.copyOfRange(before, FIRST, before.length), head(network), 1e-12);
      assertNotEquals(before[0], after[0]);
    }
  }

  @Test
  void whatIsFrozenStaysWhateverItsGradient() {
    TwoLayers layers = new TwoLayers(new Adam(0.01), DataType.FLOAT, false);
    try (NetworkSubject subject =
        layers.both(
            Presets.standard(),
            BODY,
            ParameterGroup.frozen("head", name -> name.startsWith("1_")))) {
      double[] before = subject.parameters();
      INDArray gradient = Nd4j.valueArrayOf(new long[] {1, before.length}, 0.1, DataType.FLOAT);
      gradient.putScalar(before.length - 1, Float.NaN);
      subject.step(0.5, gradient);
      double[] after = subject.parameters();
      assertEquals(1, subject.updates());
      assertNotEquals(before[0], after[0]);
      int second = TwoLayers.SECOND;
      assertArrayEquals(
          Arrays.copyOfRange(before, second, before.length),
          Arrays.copyOfRange(after, second, after.length));
    }
  }

  @Test
  void theReadoutOfEachGroupIsServedAndPutBack() {
    MultiLayerNetwork network = network();
    try (SteeredNetwork steered = Networks.steer(network, Presets.standard(), BODY, HEAD)) {
      train(network, 1, 30);
      double[] trained = Networks.weights(network);
      try (ServedReadout served = steered.serveReadout()) {
        double[] average = Networks.weights(network);
        assertNotEquals(trained[0], average[0]);
        assertNotEquals(trained[trained.length - 1], average[trained.length - 1]);
      }
      assertArrayEquals(trained, Networks.weights(network));
    }
  }

  /** A block of DL4J's is one in a file, whatever groups it is in: its state lies as that of a bare network. */
  @Test
  void aModelSavedInGroupsIsAnOrdinaryOne() throws Exception {
    MultiLayerNetwork network = network();
    File file = folder.resolve("model.zip").toFile();
    try (SteeredNetwork steered = Networks.steer(network, Presets.standard(), BODY, HEAD)) {
      train(network, 1, 30);
      ModelSerializer.writeModel(network, file, true);
      assertNotEquals(
          steered.loop().coefficient(0, LEARNING_RATE),
          steered.loop().coefficient(1, LEARNING_RATE));
    }
    MultiLayerNetwork loaded = ModelSerializer.restoreMultiLayerNetwork(file, true);
    train(network, 30, 35);
    train(loaded, 30, 35);
    assertArrayEquals(Networks.weights(network), Networks.weights(loaded));
  }

  /** Layers with rates of their own are blocks of their own, and a proportion is one of what they have. */
  @Test
  void aProportionIsOneOfTheLayersOwnRates() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            Networks.start(new Adam(0.01))
                .list()
                .layer(Networks.hidden())
                .layer(
                    new OutputLayer.Builder(LossFunction.MSE)
                        .nIn(Networks.HIDDEN)
                        .nOut(Networks.OUTPUTS)
                        .activation(Activation.IDENTITY)
                        .updater(new Adam(0.03))
                        .build())
                .build());
    network.init();
    ParameterGroup bias = ParameterGroup.sharing("bias", "1_b"::equals, ParameterGroup.REST, 2.0);
    try (SteeredNetwork steered = Networks.steer(network, Presets.standard(), bias)) {
      List<Double> rates =
          steered.adapter().segments().stream().map(one -> one.relativeRate()).toList();
      assertEquals(3, rates.size());
      assertEquals(1.0, rates.get(0));
      assertEquals(3.0, rates.get(1), 1e-12);
      assertEquals(6.0, rates.get(2), 1e-12);
    }
  }

  @Test
  void aFrozenLayerBesideBatchNormalisationGoesOn() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            Networks.start(new Adam(0.01))
                .list()
                .layer(Networks.hidden())
                .layer(
                    new BatchNormalization.Builder()
                        .nIn(Networks.HIDDEN)
                        .nOut(Networks.HIDDEN)
                        .build())
                .layer(Networks.output())
                .build());
    network.init();
    INDArray gamma = network.getParam("1_gamma").dup();
    INDArray mean = network.getParam("1_mean").dup();
    ParameterGroup norm = ParameterGroup.frozen("norm", name -> name.startsWith("1_"));
    try (SteeredNetwork steered = Networks.steer(network, Presets.standard(), norm)) {
      assertEquals(List.of("rest"), steered.loop().groups());
      train(network, 1, 5);
      assertEquals(gamma, network.getParam("1_gamma"));
      assertNotEquals(mean, network.getParam("1_mean"));
    }
  }

  @Test
  void whatCannotBeGroupedIsRefused() {
    refused(
        "must each take a parameter, and tail takes none of [0_W, 0_b, 1_W, 1_b]",
        own("tail", "2_"));
    refused(
        "parameter 0_W must belong to one group, and [body, twin] take it",
        BODY,
        own("twin", "0_W"));
    refused("must have different names", BODY, own("body", "1_"));
    refused(
        "head shares with tail",
        BODY,
        ParameterGroup.sharing("head", name -> name.startsWith("1_"), "tail", 2.0));
    refused("must not all be frozen", ParameterGroup.frozen("all", name -> true));
    refused(
        "proportion of group head must be 1 where it has a state of its own, got 2.0",
        new ParameterGroup("head", name -> name.startsWith("1_"), "head", 2.0, GroupRole.TRAINED));
  }

  private static void refused(String why, ParameterGroup... groups) {
    MultiLayerNetwork network = network();
    var configuration = network.getLayerWiseConfigurations();
    String said =
        assertThrows(
                IllegalArgumentException.class,
                () -> Networks.steer(network, Presets.standard(), groups))
            .getMessage();
    assertTrue(said.contains(why), said);
    assertEquals(configuration, network.getLayerWiseConfigurations());
    Networks.steer(network, Presets.standard()).close();
  }
}
