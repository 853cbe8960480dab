package io.github.ae4j.nd4j;

import io.github.ae4j.Preset;
import io.github.ae4j.group.ParameterGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Two layers of a DL4J network that are trained on the problem of {@link Ripple}, whose loss and gradient are put in the
 * place of the network's: so each layer can be trained alone, too.
 */
final class TwoLayers {
  /** Where the second layer's parameters begin. */
  static final int SECOND = 20;

  private static final int INPUTS = 4;
  private static final int OUTPUTS = 3;

  private final IUpdater updater;
  private final DataType type;
  private final boolean graph;

  private UnaryOperator<NeuralNetConfiguration.Builder> settings = builder -> builder;

  TwoLayers(IUpdater updater, DataType type, boolean graph) {
    this.updater = updater;
    this.type = type;
    this.graph = graph;
  }

  /** Sets something more in both layers. */
  TwoLayers with(UnaryOperator<NeuralNetConfiguration.Builder> more) {
    settings = more;
    return this;
  }

  /** What the names of a layer's parameters begin with. */
  String prefix(int layer) {
    return graph ? "layer" + layer + "_" : layer + "_";
  }

  /** Both layers. */
  NetworkSubject both(@Nullable Preset preset, ParameterGroup... groups) {
    return subject(network(List.of(hidden(), output(OUTPUTS))), 0, OUTPUTS, preset, groups);
  }

  /** One of the layers. */
  NetworkSubject alone(int layer, Preset preset) {
    int outputs = layer == 0 ? INPUTS : OUTPUTS;
    return subject(network(List.of(output(outputs))), layer * SECOND, outputs, preset);
  }

  private static FeedForwardLayer hidden() {
    return new DenseLayer.Builder().nIn(INPUTS).nOut(INPUTS).build();
  }

  private static FeedForwardLayer output(int outputs) {
    return new OutputLayer.Builder(LossFunction.MSE)
        .nIn(INPUTS)
        .nOut(outputs)
        .activation(Activation.IDENTITY)
        .build();
  }

  private Model network(List<FeedForwardLayer> layers) {
    NeuralNetConfiguration.Builder start =
        settings.apply(new NeuralNetConfiguration.Builder().dataType(type).updater(updater));
    Model network = graph ? graph(start, layers) : layered(start, layers);
    network.init();
    return network;
  }

  private static Model layered(
      NeuralNetConfiguration.Builder start, List<FeedForwardLayer> layers) {
    NeuralNetConfiguration.ListBuilder list = start.list();
    layers.forEach(list::layer);
    return new MultiLayerNetwork(list.build());
  }

  private static Model graph(NeuralNetConfiguration.Builder start, List<FeedForwardLayer> layers) {
    GraphBuilder builder = start.graphBuilder().addInputs("in");
    List<String> names = new ArrayList<>(List.of("in"));
    for (FeedForwardLayer layer : layers) {
      String name = "layer" + (names.size() - 1);
      builder.addLayer(name, layer, names.get(names.size() - 1));
      names.add(name);
    }
    return new ComputationGraph(builder.setOutputs(names.get(names.size() - 1)).build());
  }

  private NetworkSubject subject(
      Model network, int from, int outputs, @Nullable Preset preset, ParameterGroup... groups) {
    INDArray theta = network.params();
    for (int i = 0; i < theta.length(); i++) {
      theta.putScalar(i, Ripple.start(from + i));
    }
    return new NetworkSubject(network, preset, groups) {
      @Override
      public void step(long t) {
        double loss = 0.0;
        INDArray gradient = theta.dup();
        for (int i = 0; i < theta.length(); i++) {
          double x = Ripple.x(from + i, t);
          double off = theta.getDouble(i) * x - Ripple.y(from + i, t);
          loss += 0.5 * off * off;
          gradient.putScalar(i, x * off);
        }
        step(loss, gradient);
      }

      @Override
      DataSet batch() {
        return new DataSet(
            Nd4j.zeros(type, Networks.BATCH, INPUTS), Nd4j.zeros(type, Networks.BATCH, outputs));
      }
    };
  }
}
