package io.github.ae4j.nd4j.form;

import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;

/** A user's updater and parameters: where they lie, and in which order, compared with what comes at each step. */
public final class BareUpdater {
  private final GradientUpdater<?> updater;
  private final IUpdater config;
  private final INDArray parameters;
  private final Place place;
  private final Map<String, Place> states;

  /**
   * An updater whose configuration is its own.
   *
   * @throws IllegalArgumentException if the parameters or the state are no run of numbers, or lie differently
   */
  public BareUpdater(GradientUpdater<?> updater, INDArray parameters) {
    ArrayRefusals.flat("parameters", parameters);
    ArrayRefusals.state(updater, parameters);
    this.updater = updater;
    this.parameters = parameters;
    config = updater.getConfig();
    place = Place.of("parameters", parameters);
    states = places();
  }

  private Map<String, Place> places() {
    Map<String, Place> all = new HashMap<>();
    updater
        .getState()
        .forEach(
            (name, state) -> all.put(name, Place.of("state " + name + " of the updater", state)));
    return all;
  }

  /**
   * Asks the handles where they point.
   *
   * @throws IllegalStateException if one is closed or points elsewhere, or the updater has got another configuration
   */
  public void check() {
    if (!Place.of("parameters", parameters).equals(place)) {
      throw moved("parameters");
    }
    if (!places().equals(states)) {
      throw moved("the state of the updater");
    }
    if (updater.getConfig() != config) {
      throw new IllegalStateException(
          "a steered updater must keep its configuration, and was given another one; close this and"
              + " steer it anew");
    }
  }

  private static IllegalStateException moved(String what) {
    return new IllegalStateException(
        what
            + " must stay in memory where it is while it is steered, and was given other memory;"
            + " write values with assign, or close this and steer anew");
  }

  /**
   * A gradient as a vector in the order of the parameters: a view of it, or a copy where it lies otherwise.
   *
   * @throws IllegalArgumentException if it does not fit the parameters
   * @throws IllegalStateException if it is closed
   */
  public INDArray flat(INDArray gradient) {
    Place.of("gradient", gradient);
    ArrayRefusals.gradient(gradient, parameters);
    if (Layout.alike(gradient, parameters)) {
      return Segment.flat("gradient", gradient);
    }
    ArrayRefusals.shape("gradient", gradient, parameters);
    INDArray copy = gradient.dup(Layout.order(parameters));
    return copy.reshape(Layout.order(parameters), true, copy.length());
  }

  /** Writes a vector in the order of the parameters where a gradient is, by index. */
  public void write(INDArray vector, INDArray gradient) {
    gradient.assign(vector.reshape(Layout.order(parameters), true, gradient.shape()));
  }
}
