package io.github.ae4j.nd4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.Preset;
import io.github.ae4j.group.ArrayGroup;
import io.github.ae4j.group.ParameterGroup;
import io.github.ae4j.preset.Presets;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Where everything is frozen it is said, by groups and by what each host has for it. */
class NothingToTrainTest {
  private static final Preset PRESET = Presets.standard();
  private static final String GROUPS =
      "groups must not all be frozen: there is nothing to train, got ";
  private static final ParameterGroup ALL = ParameterGroup.frozen("all", name -> true);

  private static void refused(String message, Runnable action) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, action::run).getMessage());
  }

  @Test
  void ofABareUpdater() {
    INDArray parameters = Nd4j.zeros(4);
    GradientUpdater<?> updater = new Adam(0.1).instantiate(Nd4j.zeros(1, 8), true);
    List<ArrayGroup> all = List.of(ArrayGroup.frozen("all", 0, 4));
    refused(
        GROUPS + "all [0, 4) frozen", () -> AeNd4j.steer(updater, parameters, PRESET, all).close());
    AeNd4j.steer(updater, parameters, PRESET).close();
  }

  @Test
  void ofANetwork() {
    MultiLayerNetwork network = Networks.layered(new Adam(0.1));
    refused(GROUPS + "[all frozen]", () -> AeDl4j.steer(network, PRESET, List.of(ALL)).close());
    MultiLayerNetwork frozen =
        new MultiLayerNetwork(
            Networks.start(new Adam(0.1))
                .list()
                .layer(new FrozenLayer(Networks.hidden()))
                .layer(new LossLayer.Builder(LossFunction.MSE).build())
                .build());
    frozen.init();
    refused(
        "a network must have parameters to train, got none: its layers are all frozen, or have no"
            + " parameters",
        () -> AeDl4j.steer(frozen, PRESET).close());
    AeDl4j.steer(network, PRESET).close();
  }

  @Test
  void ofASameDiffNetwork() {
    SameDiffRipple ripple = new SameDiffRipple(new Adam(0.1));
    refused(
        GROUPS + "[all frozen]",
        () -> AeSameDiff.steer(ripple.network, PRESET, List.of(ALL)).close());
    String none =
        "the network must have a variable that its loss depends on, got none: they are all"
            + " constants or placeholders; convertToVariable has one trained";
    SameDiffRipple later = new SameDiffRipple(new Adam(0.1));
    try (SteeredSameDiff training = AeSameDiff.steer(later.network, PRESET)) {
      freeze(later);
      refused(none, () -> training.step(later.batch(1)));
    }
    freeze(ripple);
    refused(none, () -> AeSameDiff.steer(ripple.network, PRESET).close());
    refused(none, () -> AeSameDiff.listener(ripple.network, PRESET).close());
  }

  private static void freeze(SameDiffRipple ripple) {
    for (SDVariable variable : List.copyOf(ripple.network.variables())) {
      if (variable.getVariableType() == VariableType.VARIABLE) {
        ripple.network.convertToConstant(variable);
      }
    }
  }
}
