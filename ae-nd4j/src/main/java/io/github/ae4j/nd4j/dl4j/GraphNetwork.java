package io.github.ae4j.nd4j.dl4j;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.deeplearning4j.nn.updater.UpdaterBlock.ParamState;
import org.deeplearning4j.optimize.api.ConvexOptimizer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A graph. */
record GraphNetwork(ComputationGraph network) implements Network {
  @Override
  public Model model() {
    return network;
  }

  @Override
  public BaseMultiLayerUpdater<?> updater() {
    return network.getUpdater();
  }

  @Override
  public String name(ParamState parameter) {
    return ((GraphVertex) parameter.getLayer()).getVertexName() + "_" + parameter.getParamName();
  }

  @Override
  public INDArray parameters() {
    return network.params();
  }

  @Override
  public double score() {
    return network.score();
  }

  @Override
  public int iteration() {
    return network.getConfiguration().getIterationCount();
  }

  @Override
  public void iteration(int iteration) {
    network.getConfiguration().setIterationCount(iteration);
  }

  @Override
  public Collection<TrainingListener> listeners() {
    return network.getListeners();
  }

  @Override
  public void listeners(Collection<TrainingListener> listeners) {
    network.setListeners(listeners);
  }

  @Override
  public OwnConfiguration own() {
    OwnConfiguration all = new OwnConfiguration();
    ComputationGraphConfiguration shared = network.getConfiguration();
    ComputationGraphConfiguration own = shared.clone();
    own.setIterationCount(shared.getIterationCount()); // its clone() begins at 0
    own.setEpochCount(shared.getEpochCount());
    for (GraphVertex vertex : network.getVertices()) {
      if (own.getVertices().get(vertex.getVertexName()) instanceof LayerVertex copy
          && shared.getVertices().get(vertex.getVertexName()) instanceof LayerVertex original) {
        all.give(vertex.getLayer(), original.getLayerConf(), copy.getLayerConf());
      }
    }
    Solvers.configuration(network, own);
    all.undo(() -> Solvers.configuration(network, shared));
    return all;
  }

  @Override
  public ConvexOptimizer optimizer() {
    return network.getOptimizer();
  }

  @Override
  public void optimizer(ConvexOptimizer optimizer) {
    Solvers.optimizer(network, optimizer);
  }

  @Override
  public Layer[] layers() {
    return network.getLayers();
  }

  /** DL4J ends it at the first frozen vertex, whichever branch that is on. */
  @Override
  public boolean endsBackward() {
    return false;
  }
}
