package io.github.ae4j.nd4j;

import io.github.ae4j.Preset;
import io.github.ae4j.group.ParameterGroup;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Small networks, and batches that depend on the step's number alone. */
final class Networks {
  static final int INPUTS = 4;
  static final int HIDDEN = 5;
  static final int OUTPUTS = 3;
  static final int BATCH = 6;

  private Networks() {}

  static NeuralNetConfiguration.Builder start(IUpdater updater) {
    return new NeuralNetConfiguration.Builder().seed(7).dataType(DataType.FLOAT).updater(updater);
  }

  static DenseLayer hidden() {
    return new DenseLayer.Builder().nIn(INPUTS).nOut(HIDDEN).activation(Activation.TANH).build();
  }

  static OutputLayer output() {
    return new OutputLayer.Builder(LossFunction.MSE)
        .nIn(HIDDEN)
        .nOut(OUTPUTS)
        .activation(Activation.IDENTITY)
        .build();
  }

  static MultiLayerNetwork layered(IUpdater updater) {
    return layered(start(updater));
  }

  static MultiLayerNetwork layered(NeuralNetConfiguration.Builder start) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(start.list().layer(hidden()).layer(output()).build());
    network.init();
    return network;
  }

  static ComputationGraph graph(IUpdater updater) {
    ComputationGraph graph =
        new ComputationGraph(
            start(updater)
                .graphBuilder()
                .addInputs("in")
                .addLayer("hidden", hidden(), "in")
                .addLayer("out", output(), "hidden")
                .setOutputs("out")
                .build());
    graph.init();
    return graph;
  }

  static SteeredNetwork steer(Model network, Preset preset, ParameterGroup... groups) {
    return network instanceof MultiLayerNetwork layered
        ? AeDl4j.steer(layered, preset, 0L, List.of(groups))
        : AeDl4j.steer((ComputationGraph) network, preset, 0L, List.of(groups));
  }

  static void fit(Model network, long t) {
    fit(network, batch(t));
  }

  static void fit(Model network, DataSet batch) {
    if (network instanceof MultiLayerNetwork layered) {
      layered.fit(batch);
    } else {
      ((ComputationGraph) network).fit(batch);
    }
  }

  /** The batch of a step: outputs that a smooth function of the inputs has, with a ripple. */
  static DataSet batch(long t) {
    INDArray x = Nd4j.create(DataType.FLOAT, BATCH, INPUTS);
    INDArray y = Nd4j.create(DataType.FLOAT, BATCH, OUTPUTS);
    for (int row = 0; row < BATCH; row++) {
      for (int i = 0; i < INPUTS; i++) {
        x.putScalar(row, i, Math.sin(1.7 * row + 0.9 * i + 0.6 * t));
      }
      for (int i = 0; i < OUTPUTS; i++) {
        y.putScalar(row, i, Math.cos(1.1 * row + 0.4 * i + 0.6 * t) + 0.3 * Math.sin(5.0 * t));
      }
    }
    return new DataSet(x, y);
  }

  static double[] weights(Model network) {
    return network.params().toDoubleVector();
  }
}
