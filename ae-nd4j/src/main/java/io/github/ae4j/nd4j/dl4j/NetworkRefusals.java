package io.github.ae4j.nd4j.dl4j;

import io.github.ae4j.nd4j.form.UpdaterRefusals;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.OptimizationAlgorithm;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.nd4j.linalg.learning.config.NoOp;

/** What cannot be steered in a DL4J network, said when wrapping. */
public final class NetworkRefusals {
  private NetworkRefusals() {}

  /** Checks the layers' updaters, before DL4J instantiates them: it fails at some that it takes. */
  public static void updaters(Layer... layers) {
    for (Layer layer : layers) {
      if (layer.conf().getLayer() instanceof BaseLayer base
          && base.getIUpdater() != null
          && !(base.getIUpdater() instanceof NoOp)) {
        UpdaterRefusals.kind(base.getIUpdater());
      }
    }
  }

  /** Checks how a network is trained. */
  public static void check(NeuralNetConfiguration conf) {
    if (conf.getOptimizationAlgo() != OptimizationAlgorithm.STOCHASTIC_GRADIENT_DESCENT) {
      throw new IllegalArgumentException(
          "a steered network's optimization algorithm must be STOCHASTIC_GRADIENT_DESCENT, got "
              + conf.getOptimizationAlgo()
              + ": the others make several updates an iteration");
    }
  }
}
