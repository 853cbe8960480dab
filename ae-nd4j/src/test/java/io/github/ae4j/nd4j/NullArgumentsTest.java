package io.github.ae4j.nd4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.Preset;
import io.github.ae4j.machine.HaltRules;
import io.github.ae4j.machine.Halting;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.testkit.NullArguments;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;

/** An argument that is null is named, wherever a user comes in. */
class NullArgumentsTest {
  private static final Preset PRESET = Presets.standard();

  @Test
  void theDoorsNameIt() {
    INDArray parameters = Nd4j.zeros(4);
    GradientUpdater<?> updater = new Adam(0.1).instantiate(Nd4j.zeros(1, 8), true);
    SameDiffRipple ripple = new SameDiffRipple(new Adam(0.1));
    MultiLayerNetwork network = Networks.layered(new Adam(0.1));
    try (SteeredUpdater steered = AeNd4j.steer(updater, parameters, PRESET);
        SteeredNetwork layers = AeDl4j.steer(network, PRESET);
        SteeredSameDiff training = AeSameDiff.steer(ripple.network, PRESET)) {
      NullArguments arguments =
          new NullArguments(
              Map.of(
                  GradientUpdater.class, updater,
                  INDArray.class, parameters,
                  MultiLayerNetwork.class, network,
                  ComputationGraph.class, Networks.graph(new Adam(0.1)),
                  SameDiff.class, ripple.network,
                  Preset.class, PRESET,
                  SteeredUpdater.class, steered,
                  SteeredNetwork.class, layers,
                  SteeredSameDiff.class, training,
                  Halting.class, Halting.when(HaltRules.steps(1))));
      assertEquals(3 + 4 + 3 + 4 + 2 + 2 + 2 + 2, arguments.named(AeNd4j.class));
      assertEquals(2 * (2 + 2 + 3 + 3) + 2 + 2, arguments.named(AeDl4j.class));
      assertEquals(2 * (2 + 2 + 3 + 3) + 2 + 2, arguments.named(AeSameDiff.class));
    }
  }
}
