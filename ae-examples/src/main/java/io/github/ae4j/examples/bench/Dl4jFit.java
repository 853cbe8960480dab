package io.github.ae4j.examples.bench;

import io.github.ae4j.nd4j.AeDl4j;
import io.github.ae4j.nd4j.SteeredNetwork;
import io.github.ae4j.preset.Presets;
import java.util.List;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A MultiLayerNetwork. */
final class Dl4jFit extends TimedFit {
  private final MultiLayerNetwork network;
  private final @Nullable SteeredNetwork steered;

  Dl4jFit(int[] widths, boolean steered, long seed) {
    super(seed);
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder().updater(new Adam(RATE)).list();
    int last = widths.length - 2;
    for (int i = 0; i < last; i++) {
      layers.layer(
          new DenseLayer.Builder()
              .nIn(widths[i])
              .nOut(widths[i + 1])
              .activation(Activation.RELU)
              .build());
    }
    layers.layer(
        new OutputLayer.Builder(LossFunction.MCXENT)
            .nIn(widths[last])
            .nOut(widths[last + 1])
            .activation(Activation.SOFTMAX)
            .build());
    network = new MultiLayerNetwork(layers.build());
    network.init();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i <= last; i++) {
      network.getParam(i + "_W").assign(weights(random, widths[i], widths[i + 1]));
    }
    this.steered = steered ? AeDl4j.steer(network, Presets.standard()) : null;
  }

  @Override
  void fit(List<DataSet> batches) {
    batches.forEach(network::fit); // an iterator would be read ahead by another thread
  }

  @Override
  public void close() {
    if (steered != null) {
      steered.close();
    }
  }
}
