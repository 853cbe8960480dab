package io.github.ae4j.nd4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.Preset;
import io.github.ae4j.preset.Presets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/** A checkpoint of other trained layers is refused by name, also where they have the same sizes. */
class OtherLayersTest {
  private static final Preset PRESET = Presets.standard();

  @TempDir Path folder;

  private static Layer square() {
    return new DenseLayer.Builder().nIn(Networks.INPUTS).nOut(Networks.INPUTS).build();
  }

  /** Three layers of one size and an output, one of which is frozen if it is among them. */
  private static MultiLayerNetwork network(int frozen) {
    var layers = Networks.start(new Adam(0.01)).seed(3).list();
    for (int i = 0; i < 3; i++) {
      layers.layer(i == frozen ? new FrozenLayer(square()) : square());
    }
    Layer last = Networks.output();
    ((org.deeplearning4j.nn.conf.layers.FeedForwardLayer) last).setNIn(Networks.INPUTS);
    MultiLayerNetwork network = new MultiLayerNetwork(layers.layer(last).build());
    network.init();
    return network;
  }

  private Path saved(MultiLayerNetwork network) throws IOException {
    Path file = folder.resolve("network.ae");
    try (SteeredNetwork steered = AeDl4j.steer(network, PRESET)) {
      for (long t = 1; t <= 5; t++) {
        Networks.fit(network, t);
      }
      AeDl4j.saveState(steered, file);
    }
    return file;
  }

  private static String refused(MultiLayerNetwork network, Path file) {
    try (SteeredNetwork steered = AeDl4j.steer(network, PRESET)) {
      Networks.fit(network, 1);
      String before = steered.loop().checkpoint();
      INDArray state = network.getUpdater().getStateViewArray().dup();
      String message =
          assertThrows(IllegalArgumentException.class, () -> AeDl4j.restoreState(steered, file))
              .getMessage();
      assertEquals(before, steered.loop().checkpoint());
      assertEquals(state, network.getUpdater().getStateViewArray());
      return message;
    }
  }

  @Test
  void stateOfALayerDoesNotComeToAnotherOfItsSize() throws IOException {
    Path file = saved(network(0));
    String message = refused(network(2), file);
    assertTrue(message.contains("0_W, got 1_W"), message);
  }

  @Test
  void aCheckpointOfWhatWasTrainedBeforeALayerWasFrozenIsRefused() throws IOException {
    MultiLayerNetwork network = network(-1);
    Path file = saved(network);
    MultiLayerNetwork frozen = new TransferLearning.Builder(network).setFeatureExtractor(0).build();
    String message = refused(frozen, file);
    assertTrue(message.contains("1_W, got 0_W"), message);
    Path ofFrozen = saved(frozen);
    String thawed = refused(network, ofFrozen);
    assertTrue(thawed.contains("0_W, got 1_W"), thawed);
  }

  @Test
  void theSameLayersGoOn() throws IOException {
    Path file = saved(network(1));
    MultiLayerNetwork same = network(1);
    try (SteeredNetwork steered = AeDl4j.steer(same, PRESET)) {
      AeDl4j.restoreState(steered, file);
      assertEquals(5, steered.loop().steps());
    }
  }

  /** Two variables of one shape, pulled to 3. */
  private static SameDiff two() {
    SameDiff made = SameDiff.create();
    SDVariable x = made.placeHolder("x", DataType.FLOAT, 2);
    SDVariable a = made.var("a", Nd4j.createFromArray(1f, 2f));
    SDVariable b = made.var("b", Nd4j.createFromArray(4f, 5f));
    made.math.square(a.mul(b).sub(x)).sum().rename("loss");
    made.setLossVariables("loss");
    made.setTrainingConfig(
        TrainingConfig.builder()
            .updater(new Adam(0.01))
            .dataSetFeatureMapping("x")
            .markLabelsUnused()
            .build());
    return made;
  }

  private static MultiDataSet batch() {
    return new MultiDataSet(
        new INDArray[] {Nd4j.createFromArray(3f, 3f)}, new INDArray[0], null, null);
  }

  @Test
  void stateOfAVariableDoesNotComeToAnotherOfItsShape() throws IOException {
    Path file = folder.resolve("graph.ae");
    SameDiff network = two();
    try (SteeredSameDiff training = AeSameDiff.steer(network, PRESET)) {
      training.step(batch());
      network.convertToConstant(network.getVariable("a"));
      training.step(batch());
      AeSameDiff.saveState(training, file);
      network.convertToVariable(network.getVariable("a"));
      network.convertToConstant(network.getVariable("b"));
      training.step(batch());
      double[] before = network.getVariable("a").getArr().toDoubleVector();
      for (int again = 0; again < 2; again++) {
        String message =
            assertThrows(
                    IllegalArgumentException.class, () -> AeSameDiff.restoreState(training, file))
                .getMessage();
        assertTrue(
            List.of("a, got b", "nothing more, got b").stream().anyMatch(message::contains),
            message);
        assertArrayEquals(before, network.getVariable("a").getArr().toDoubleVector());
      }
      training.step(batch());
      assertTrue(Arrays.mismatch(before, network.getVariable("a").getArr().toDoubleVector()) >= 0);
    }
  }
}
