package io.github.ae4j.nd4j;

import org.deeplearning4j.nn.api.OptimizationAlgorithm;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;

/** What cannot be steered in a DL4J network, said when wrapping. */
final class NetworkRefusals {
  private NetworkRefusals() {}

  /** Checks how a network is trained. */
  static void check(NeuralNetConfiguration conf) {
    if (conf.getOptimizationAlgo() != OptimizationAlgorithm.STOCHASTIC_GRADIENT_DESCENT) {
      throw new IllegalArgumentException(
          "a steered network's optimization algorithm must be STOCHASTIC_GRADIENT_DESCENT, got "
              + conf.getOptimizationAlgo()
              + ": the others make several updates an iteration");
    }
  }
}
