package io.github.ae4j.nd4j.dl4j;

import io.github.ae4j.nd4j.form.OwnConfig;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.deeplearning4j.nn.api.TrainingConfig;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.samediff.AbstractSameDiffLayer;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.deeplearning4j.nn.updater.UpdaterBlock.ParamState;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * A configuration that one network has to itself. Networks made from one configuration share its layers, and a clone
 * of a configuration or of a network shares the layers' updaters; so a network that is to be steered gets copies of
 * all of them, and keeps them.
 *
 * <p>What the loop writes stands in the updaters' own configurations. In the layers, where DL4J reads rates, saves
 * and clones, {@link #publish} puts a new copy whenever a value has changed: a clone keeps what stood there.
 */
final class OwnConfiguration {
  private record Place(IUpdater own, Consumer<IUpdater> layer) {}

  private final Map<Layer, Map<IUpdater, IUpdater>> layers = new IdentityHashMap<>();
  private final List<Runnable> undo = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();
  private final List<Optional<IUpdater>> row = new ArrayList<>();
  private final Map<IUpdater, IUpdater> published = new IdentityHashMap<>();

  /** Puts a copy of its configuration into a layer of a network, and remembers where updaters stand in it. */
  void give(
      org.deeplearning4j.nn.api.Layer layer,
      NeuralNetConfiguration shared,
      NeuralNetConfiguration own) {
    Map<IUpdater, IUpdater> owned = new IdentityHashMap<>(); // layers may share an updater
    take(own.getLayer(), owned);
    NeuralNetConfiguration before = layer.conf();
    if (before == shared) {
      layer.setConf(own);
    } else { // of a wrapped layer there is another configuration
      NeuralNetConfiguration inner = before.clone();
      take(inner.getLayer(), owned);
      layer.setConf(inner);
    }
    undo(() -> layer.setConf(before));
  }

  /** Says how something is to be undone. */
  void undo(Runnable action) {
    undo.add(action);
  }

  private void take(Layer layer, Map<IUpdater, IUpdater> owned) {
    layers.put(layer, owned);
    if (layer instanceof BaseWrapperLayer wrapper) {
      wrapper.setUnderlying(wrapper.getUnderlying().clone());
      take(wrapper.getUnderlying(), owned);
    } else if (layer instanceof Bidirectional both) {
      both.setFwd(both.getFwd().clone());
      both.setBwd(both.getBwd().clone());
      take(both.getFwd(), owned);
      take(both.getBwd(), owned);
    } else if (layer instanceof AbstractSameDiffLayer own) {
      own.setRegularization(copy(own.getRegularization()));
      own.setRegularizationBias(copy(own.getRegularizationBias()));
    }
  }

  private static <T> @Nullable List<T> copy(@Nullable List<T> list) {
    return list == null ? null : new ArrayList<>(list);
  }

  /** Gives the updaters of blocks configurations of their own, and publishes them. */
  void give(List<UpdaterBlock> blocks) {
    for (UpdaterBlock block : blocks) {
      IUpdater shared = block.getGradientUpdater().getConfig();
      if (!(shared instanceof NoOp) && !block.isPretrainUpdaterBlock()) {
        IUpdater own = OwnConfig.give(block.getGradientUpdater());
        undo(() -> OwnConfig.put(block.getGradientUpdater(), shared));
        row.add(Optional.of(own));
        for (ParamState part : block.getLayersAndVariablesInBlock()) {
          TrainingConfig layer = part.getLayer().getConfig();
          Map<IUpdater, IUpdater> owned = layers.getOrDefault(layer, new IdentityHashMap<>());
          owned.putIfAbsent(layer.getUpdaterByParam(part.getParamName()), own);
        }
      } else {
        row.add(Optional.empty());
      }
    }
    layers.forEach(this::find);
    publish();
  }

  private void find(Layer layer, Map<IUpdater, IUpdater> owned) {
    if (layer instanceof BaseLayer one) {
      find(one.getIUpdater(), one::setIUpdater, owned);
      find(one.getBiasUpdater(), one::setBiasUpdater, owned);
    } else if (layer instanceof AbstractSameDiffLayer one) {
      find(one.getUpdater(), one::setUpdater, owned);
      find(one.getBiasUpdater(), one::setBiasUpdater, owned);
    }
  }

  private void find(
      @Nullable IUpdater shared, Consumer<IUpdater> layer, Map<IUpdater, IUpdater> owned) {
    IUpdater own = shared == null ? null : owned.get(shared);
    if (own != null) {
      places.add(new Place(own, layer));
    }
  }

  /**
   * Puts copies of what the updaters have by now into the layers, where that is another value than before. Neighbours
   * are kept apart: equal ones would be one block in a loaded model or a clone, and their state be spread wrongly.
   */
  void publish() {
    Map<IUpdater, IUpdater> renewed = new IdentityHashMap<>();
    @Nullable IUpdater before = null;
    for (Optional<IUpdater> block : row) {
      @Nullable IUpdater own = block.orElse(null);
      if (own != null) {
        boolean equal = own.equals(before);
        IUpdater next = equal ? OwnConfig.copyApart(own) : own;
        if (!next.equals(published.get(own))) {
          renewed.put(own, equal ? next : OwnConfig.copy(own));
        }
      }
      before = own == null ? null : renewed.getOrDefault(own, published.get(own));
    }
    for (Place place : places) {
      @Nullable IUpdater next = renewed.get(place.own());
      if (next != null) {
        place.layer().accept(next);
      }
    }
    published.putAll(renewed);
  }

  /** Puts back all that was there, where steering failed. */
  void undo() {
    for (int i = undo.size() - 1; i >= 0; i--) {
      undo.get(i).run();
    }
  }
}
