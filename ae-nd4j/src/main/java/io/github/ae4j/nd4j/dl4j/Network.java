package io.github.ae4j.nd4j.dl4j;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.deeplearning4j.nn.updater.UpdaterBlock.ParamState;
import org.deeplearning4j.optimize.api.ConvexOptimizer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What DL4J's two kinds of networks have in common. */
public interface Network {
  /** A network of layers, initialised. */
  static Network of(MultiLayerNetwork network) {
    return new LayeredNetwork(network);
  }

  /** A graph, initialised. */
  static Network of(ComputationGraph network) {
    return new GraphNetwork(network);
  }

  /** The network itself. */
  Model model();

  /** What updates it; another one once it was replaced. */
  BaseMultiLayerUpdater<?> updater();

  /** What a parameter is called in the network's {@code paramTable}. */
  String name(ParamState parameter);

  /** All its parameters, as one vector. */
  INDArray parameters();

  /** Loss of the batch at hand. */
  double score();

  /** Number of updates made. */
  int iteration();

  /** Continues the count of updates. */
  void iteration(int iteration);

  /** Its listeners. */
  Collection<TrainingListener> listeners();

  /** Sets its listeners. */
  void listeners(Collection<TrainingListener> listeners);

  /** Gives it a configuration of its own, in the place of one that others may share. */
  OwnConfiguration own();

  /** What makes its steps. */
  ConvexOptimizer optimizer();

  /** Has something else make its steps. */
  void optimizer(ConvexOptimizer optimizer);

  /** Its layers, frozen ones as such. */
  Layer[] layers();

  /** Whether backward ends at a frozen layer, and what lies before it alone is left out. */
  boolean endsBackward();
}
