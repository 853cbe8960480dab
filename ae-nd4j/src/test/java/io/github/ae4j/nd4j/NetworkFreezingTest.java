package io.github.ae4j.nd4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.Preset;
import io.github.ae4j.adapter.ServedReadout;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.event.Event;
import io.github.ae4j.event.Response;
import io.github.ae4j.group.ParameterGroup;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
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

/** Freezing of a DL4J network's first layer: what is differentiated, what moves, what a checkpoint holds. */
class NetworkFreezingTest {
  private static final int FROM = 5;
  private static final int TO = 12;
  private static final int END = 20;
  private static final int FIRST = Networks.INPUTS * Networks.HIDDEN + Networks.HIDDEN;

  private static final ParameterGroup BODY = own("body", "0_", "hidden_");
  private static final ParameterGroup HEAD = own("head", "1_", "out_");

  @TempDir Path folder;

  private static ParameterGroup own(String name, String... prefixes) {
    return ParameterGroup.own(
        name, parameter -> Arrays.stream(prefixes).anyMatch(parameter::startsWith));
  }

  /** Freezes all that may be from behind one step to another. */
  private record Rest(int from, int to) implements Event {
    @Override
    public Set<Signal> signals() {
      return Set.of(Signal.FREEZABLE);
    }

    @Override
    public Set<Signal> writes() {
      return Set.of(Signal.FROZEN);
    }

    @Override
    public int slots() {
      return 1;
    }

    @Override
    public void examine(
        Signals signals, Coefficients coefficients, Response response, Slots memory) {
      double step = memory.get(0) + 1.0;
      memory.set(0, step);
      boolean rests = signals.isSet(Signal.FREEZABLE) && step >= from && step < to;
      signals.set(Signal.FROZEN, rests ? 1.0 : 0.0);
    }
  }

  private static Preset resting(int from, int to) {
    return Presets.standard().with(loop -> loop.screen(new Rest(from, to)));
  }

  private static double[] body(Model network) {
    return Arrays.copyOf(Networks.weights(network), FIRST);
  }

  /** Lengths of the first layer's gradient as backward has left it. */
  private static final class Gradients extends BaseTrainingListener {
    private final Layer layer;
    private final List<Double> lengths = new ArrayList<>();

    Gradients(MultiLayerNetwork network) {
      layer = network.getLayer(0);
      network.addListeners(this);
    }

    @Override
    public void onGradientCalculation(Model model) {
      lengths.add(layer.getGradientsViewArray().norm2Number().doubleValue());
    }
  }

  /** Frozen in steps 6 to 12: the gradient view is empty then, and the weights stay bit by bit. */
  @Test
  void aFrozenPrefixIsNotDifferentiatedNorMoved() {
    MultiLayerNetwork network = Networks.layered(new Adam(0.01));
    Layer own = network.getLayer(0);
    Gradients gradients = new Gradients(network);
    try (SteeredNetwork steered = Networks.steer(network, resting(FROM, TO), BODY, HEAD)) {
      for (int t = 1; t <= END; t++) {
        boolean frozen = t > FROM && t <= TO;
        assertEquals(frozen, steered.loop().isFrozen(0));
        double[] before = Networks.weights(network);
        Networks.fit(network, t);
        double[] after = Networks.weights(network);
        assertEquals(frozen, gradients.lengths.get(t - 1) == 0.0, "gradient of step " + t);
        boolean still = Arrays.equals(Arrays.copyOf(before, FIRST), Arrays.copyOf(after, FIRST));
        assertEquals(frozen, still, "weights of step " + t);
        assertFalse(Arrays.equals(before, after));
        assertSame(own, network.getLayer(0));
      }
      assertEquals(0, steered.outsideMoves());
    }
  }

  /** A layer above trained ones is differentiated through, and neither measured nor updated. */
  @Test
  void whatIsNoPrefixStandsStill() {
    MultiLayerNetwork network = Networks.layered(new Adam(0.01));
    Gradients gradients = new Gradients(network);
    try (SteeredNetwork steered =
        Networks.steer(network, resting(FROM, TO), own("top", "1_"), own("rest ", "0_"))) {
      for (int t = 1; t <= END; t++) {
        boolean frozen = t > FROM && t <= TO;
        double[] before = Networks.weights(network);
        Networks.fit(network, t);
        double[] after = Networks.weights(network);
        int n = before.length;
        boolean still =
            Arrays.equals(
                Arrays.copyOfRange(before, FIRST, n), Arrays.copyOfRange(after, FIRST, n));
        assertEquals(frozen, still, "weights of step " + t);
        assertTrue(gradients.lengths.get(t - 1) > 0.0);
      }
      assertFalse(steered.loop().isFrozen(1));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aResumedRunIsTheSame(boolean graph) throws Exception {
    Path file = folder.resolve("state");
    Model whole = graph ? Networks.graph(new Adam(0.01)) : Networks.layered(new Adam(0.01));
    Model resumed = graph ? Networks.graph(new Adam(0.01)) : Networks.layered(new Adam(0.01));
    try (SteeredNetwork a = Networks.steer(whole, resting(FROM, 30), BODY, HEAD);
        SteeredNetwork b = Networks.steer(resumed, resting(FROM, 30), BODY, HEAD)) {
      for (int t = 1; t <= END; t++) {
        Networks.fit(whole, t);
      }
      assertTrue(a.loop().isFrozen(0));
      AeDl4j.saveState(a, file);
      resumed.params().assign(whole.params());
      AeDl4j.restoreState(b, file);
      assertTrue(b.loop().isFrozen(0));
      for (int t = END + 1; t <= 50; t++) {
        Networks.fit(whole, t);
        Networks.fit(resumed, t);
        assertArrayEquals(Networks.weights(whole), Networks.weights(resumed), "step " + t);
      }
      assertEquals(a.loop().checkpoint(), b.loop().checkpoint());
    }
  }

  /** A graph is differentiated whole; its weights stay all the same. */
  @Test
  void ofAGraphTheWeightsStay() {
    Model network = Networks.graph(new Adam(0.01));
    try (SteeredNetwork steered = Networks.steer(network, resting(FROM, TO), BODY, HEAD)) {
      for (int t = 1; t <= END; t++) {
        double[] before = body(network);
        Networks.fit(network, t);
        assertEquals(t > FROM && t <= TO, Arrays.equals(before, body(network)), "step " + t);
      }
      assertFalse(steered.loop().isFrozen(0));
    }
  }

  @Test
  void whatIsFrozenIsServedAsItIs() {
    MultiLayerNetwork network = Networks.layered(new Adam(0.01));
    try (SteeredNetwork steered = Networks.steer(network, resting(FROM, 99), BODY, HEAD)) {
      for (int t = 1; t <= END; t++) {
        Networks.fit(network, t);
      }
      double[] before = Networks.weights(network);
      try (ServedReadout served = steered.serveReadout()) {
        assertArrayEquals(Arrays.copyOf(before, FIRST), body(network));
        assertFalse(Arrays.equals(before, Networks.weights(network)));
      }
      assertArrayEquals(before, Networks.weights(network));
    }
  }

  /** Running statistics are moved by the backward pass: of what it does not reach they stay too. */
  @Test
  void runningStatisticsOfAFrozenPrefixStay() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(3)
                .dataType(DataType.FLOAT)
                .updater(new Adam(0.01))
                .list()
                .layer(new DenseLayer.Builder().nIn(4).nOut(5).build())
                .layer(new BatchNormalization.Builder().nOut(5).build())
                .layer(
                    new OutputLayer.Builder(LossFunction.MSE)
                        .nIn(5)
                        .nOut(2)
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
    network.init();
    ParameterGroup first = own("first", "0_", "1_");
    try (SteeredNetwork steered = Networks.steer(network, resting(FROM, TO), first)) {
      for (int t = 1; t <= END; t++) {
        boolean frozen = t > FROM && t <= TO;
        assertEquals(frozen, steered.loop().isFrozen(0));
        INDArray before = network.getLayer(1).params().dup();
        INDArray input = Nd4j.rand(DataType.FLOAT, 8, 4).addi(t);
        network.fit(input, Nd4j.rand(DataType.FLOAT, 8, 2));
        assertEquals(frozen, before.equals(network.getLayer(1).params()), "step " + t);
      }
    }
  }
}
