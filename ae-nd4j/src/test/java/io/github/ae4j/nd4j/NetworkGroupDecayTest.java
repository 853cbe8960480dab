package io.github.ae4j.nd4j;

import static io.github.ae4j.coefficient.Coefficient.WEIGHT_DECAY;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.Preset;
import io.github.ae4j.adapter.OptimizerAdapter;
import io.github.ae4j.group.ParameterGroup;
import io.github.ae4j.preset.Presets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Decoupled weight decay of a DL4J network in groups. */
class NetworkGroupDecayTest {
  private static ParameterGroup own(String name, String prefix) {
    return ParameterGroup.own(name, parameter -> parameter.startsWith(prefix));
  }

  /** Weight decay that the rate multiplies is taken at the group's own. */
  @Test
  void decayIsTakenAtTheGroupsRate() {
    AtomicReference<OptimizerAdapter> seen = new AtomicReference<>();
    Preset standard = Presets.standard();
    Preset watched =
        (loop, adapter) -> {
          seen.set(adapter);
          standard.configure(loop, adapter);
        };
    TwoLayers layers =
        new TwoLayers(new Adam(0.01), DataType.FLOAT, false)
            .with(b -> b.weightDecay(0.5, true).weightDecayBias(0.5, true));
    try (NetworkSubject both = layers.both(watched, own("body", "0_"), own("head", "1_"));
        NetworkSubject first = layers.alone(0, standard);
        NetworkSubject second = layers.alone(1, standard)) {
      assertTrue(seen.get().steerable().contains(WEIGHT_DECAY));
      for (int t = 1; t <= 60; t++) {
        double falls = 1.0 / (1.0 + 0.02 * t);
        double gradient = 0.1 * falls * (1.0 + 0.5 * Math.sin(0.7 * t));
        for (NetworkSubject each : List.of(both, first, second)) {
          each.step(0.5 + falls, gradient);
        }
      }
      double[] all = both.parameters();
      assertArrayEquals(first.parameters(), Arrays.copyOf(all, TwoLayers.SECOND));
      assertArrayEquals(second.parameters(), Arrays.copyOfRange(all, TwoLayers.SECOND, all.length));
    }
  }

  /** Two groups in one layer would steer one decay, so that neither does. */
  @Test
  void aDecayOfTwoGroupsIsNotSteered() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            Networks.start(new Adam(0.01))
                .weightDecay(0.1, true)
                .list()
                .layer(new LSTM.Builder().nIn(2).nOut(3).build())
                .layer(
                    new RnnOutputLayer.Builder(LossFunction.MSE)
                        .nIn(3)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
    network.init();
    AtomicReference<OptimizerAdapter> seen = new AtomicReference<>();
    Preset watching = (loop, adapter) -> seen.set(adapter);
    Networks.steer(network, watching, own("recurrent", "0_RW")).close();
    assertFalse(seen.get().steerable().contains(WEIGHT_DECAY));
    Networks.steer(network, watching, own("last", "1_")).close();
    assertTrue(seen.get().steerable().contains(WEIGHT_DECAY));
  }
}
