package io.github.ae4j.nd4j.dl4j;

import io.github.ae4j.nd4j.form.Place;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks, from step to step, whether a network is the one that was steered, and whether its parameters have moved where
 * no step of the loop moved them. The first is compared by identity, the second by a {@link Probe}.
 */
final class Watch {
  private static final Logger LOGGER = LoggerFactory.getLogger(Watch.class);
  private static final String PARALLEL = "org.deeplearning4j.parallelism.";
  private static final String HOW =
      ", as pretrain, TransferLearningHelper.fitFeaturized and setParams do; the loop sees none of"
          + " that: steer the network that is trained, by its fit";

  private final Network network;
  private final BaseMultiLayerUpdater<?> updater;
  private final Place parameters;
  private final Layer[] layers;
  private final Probe probe;
  private final Runnable found;
  private @Nullable Thread last;
  private boolean pretrained;
  private long outside;

  /**
   * Remembers a network as it is.
   *
   * @param found runs where parameters have moved
   */
  Watch(Network network, List<UpdaterBlock> blocks, Runnable found) {
    this.network = network;
    this.found = found;
    updater = network.updater();
    parameters = place();
    layers = network.layers().clone();
    probe = new Probe(blocks);
  }

  /**
   * Checks a network before a step.
   *
   * @throws IllegalStateException if it is no more the one that was steered, or is trained by several
   */
  void check() {
    if (!keepsUpdater()) {
      throw new IllegalStateException(
          "a steered network must keep its updater, and it was replaced, as clear(), setUpdater or"
              + " setLearningRate do; close this and steer the network anew, with the rate set"
              + " before");
    }
    if (!place().equals(parameters)) {
      throw new IllegalStateException(
          "a steered network must keep the array of its parameters, and it was replaced, as init"
              + " does; write values with setParams, or close this and steer the network anew");
    }
    checkLayers();
    checkThread();
    look();
  }

  /** Whether the network has the updater that was steered. */
  boolean keepsUpdater() {
    return network.updater() == updater;
  }

  private Place place() {
    return Place.of("the array of a steered network's parameters", network.parameters());
  }

  private void checkLayers() {
    Layer[] now = network.layers();
    for (int i = 0; i < layers.length; i++) {
      if (now[i] != layers[i]) {
        throw new IllegalStateException(
            "a steered network must keep its layers, and layer "
                + i
                + " is "
                + now[i].getClass().getSimpleName()
                + " where it was "
                + layers[i].getClass().getSimpleName()
                + ", as after freezing by TransferLearningHelper or setLayers; close this and steer"
                + " the network anew");
      }
    }
  }

  /** Threads change seldom, and to look where one comes from is no call for every step. */
  private void checkThread() {
    Thread now = Thread.currentThread();
    if (now != last) {
      for (StackTraceElement frame : now.getStackTrace()) {
        if (frame.getClassName().startsWith(PARALLEL)) {
          throw new IllegalStateException(
              "a steered network must be trained by its own fit, got ParallelWrapper, which trains"
                  + " copies that no loop sees and averages them over this network");
        }
      }
      last = now;
    }
  }

  /** Notes that a layer is being pretrained. */
  void pretrained() {
    pretrained = true;
  }

  /** Counts it if parameters have moved since they were last taken. */
  void look() {
    if (pretrained || probe.moved()) {
      if (outside++ == 0) {
        LOGGER.warn("Parameters of a steered network have moved without a step of its loop{}", HOW);
      }
      found.run();
      take();
    }
  }

  /** Takes the parameters as they are for what a step has made of them. */
  void take() {
    pretrained = false;
    probe.take();
  }

  /** How often parameters were found moved. */
  long outside() {
    return outside;
  }

  /** Says at the end what was found. */
  void sum() {
    look();
    if (outside > 0) {
      LOGGER.warn(
          "Parameters of a steered network were found moved {} times without a step of its loop{}",
          outside,
          HOW);
    }
  }
}
