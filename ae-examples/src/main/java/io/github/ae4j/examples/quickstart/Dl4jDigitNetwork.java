package io.github.ae4j.examples.quickstart;

import io.github.ae4j.Preset;
import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.nd4j.AeDl4j;
import io.github.ae4j.nd4j.SteeredNetwork;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The network in DL4J. */
final class Dl4jDigitNetwork implements DigitNetwork {
  private final MultiLayerNetwork network;
  private final @Nullable SteeredNetwork steered;

  /** A new network, bare where there is no preset. */
  Dl4jDigitNetwork(IUpdater updater, long seed, @Nullable Preset preset) {
    network = network(updater);
    INDArray[] weights = Nd4jDigits.weights(seed);
    network.getParam("0_W").assign(weights[0]);
    network.getParam("1_W").assign(weights[1]);
    steered = preset == null ? null : AeDl4j.steer(network, preset);
  }

  private static MultiLayerNetwork network(IUpdater updater) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .updater(updater)
                .list()
                .layer(
                    new DenseLayer.Builder()
                        .nIn(Digits.PIXELS)
                        .nOut(HIDDEN)
                        .activation(Activation.RELU)
                        .build())
                .layer(
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(HIDDEN)
                        .nOut(Digits.CLASSES)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build());
    network.init();
    return network;
  }

  @Override
  public double step(float[] pixels, long[] labels) {
    network.fit(Nd4jDigits.pictures(pixels, labels), Nd4jDigits.oneHot(labels));
    return network.score();
  }

  @Override
  public double accuracy(float[] pixels, long[] labels) {
    return Nd4jDigits.share(network.output(Nd4jDigits.pictures(pixels, labels)), labels);
  }

  @Override
  public void close() {
    if (steered != null) {
      steered.close();
    }
  }
}
