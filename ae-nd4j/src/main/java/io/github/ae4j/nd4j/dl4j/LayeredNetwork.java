package io.github.ae4j.nd4j.dl4j;

import java.util.Arrays;
import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.deeplearning4j.nn.updater.UpdaterBlock.ParamState;
import org.deeplearning4j.optimize.api.ConvexOptimizer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A network of layers. */
record LayeredNetwork(MultiLayerNetwork network) implements Network {
  @Override
  public Model model() {
    return network;
  }

  @Override
  public BaseMultiLayerUpdater<?> updater() {
    return (BaseMultiLayerUpdater<?>) network.getUpdater();
  }

  @Override
  public String name(ParamState parameter) {
    int layer = Arrays.asList(network.getLayers()).indexOf(parameter.getLayer());
    return layer + "_" + parameter.getParamName();
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
    return network.getLayerWiseConfigurations().getIterationCount();
  }

  @Override
  public void iteration(int iteration) {
    network.getLayerWiseConfigurations().setIterationCount(iteration);
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
    MultiLayerConfiguration shared = network.getLayerWiseConfigurations();
    MultiLayerConfiguration own = shared.clone();
    for (int i = 0; i < network.getnLayers(); i++) {
      all.give(network.getLayer(i), shared.getConf(i), own.getConf(i));
    }
    network.setLayerWiseConfigurations(own);
    all.undo(() -> network.setLayerWiseConfigurations(shared));
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

  @Override
  public boolean endsBackward() {
    return true;
  }
}
