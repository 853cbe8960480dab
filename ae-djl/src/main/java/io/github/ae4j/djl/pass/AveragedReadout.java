package io.github.ae4j.djl.pass;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The averaged parameters, theta-bar += c (theta - theta-bar). They begin at the parameters; a tensor
 * is made when it is first asked for.
 */
public final class AveragedReadout {
  private final NDManager manager;
  private final Map<String, NDArray> averages = new HashMap<>();
  private final List<TrainedParameter> served = new ArrayList<>();

  /** No averages yet; they will belong to a manager. */
  public AveragedReadout(NDManager manager) {
    this.manager = manager;
  }

  /** The average of a parameter. */
  public NDArray average(TrainedParameter parameter) {
    return averages.computeIfAbsent(parameter.name(), name -> keep(parameter.weight().duplicate()));
  }

  /** Whether a parameter has an average already. */
  public boolean has(TrainedParameter parameter) {
    return averages.containsKey(parameter.name());
  }

  /** Puts an average in place and takes it over. */
  public void put(String parameter, NDArray average) {
    NDArray before = averages.put(parameter, keep(average));
    if (before != null) {
      before.close();
    }
  }

  /** Forgets every average. */
  public void clear() {
    averages.values().forEach(NDArray::close);
    averages.clear();
  }

  /** Moves the average of a parameter towards it, by the share c of the way. */
  void follow(TrainedParameter parameter, double rate) {
    NDArray average = average(parameter);
    try (NDArray gap = parameter.weight().sub(average)) {
      average.addi(gap.muli(rate));
    }
  }

  /** Puts the averages in the parameters' place. */
  public void restore(List<TrainedParameter> parameters) {
    try (NoGradient off = NoGradient.open()) {
      parameters.forEach(parameter -> overwrite(parameter.weight(), average(parameter)));
    }
  }

  /** Exchanges parameters and their averages; where that fails, those {@link #putBack} knows of are exchanged. */
  public void serve(List<TrainedParameter> parameters) {
    try (NoGradient off = NoGradient.open()) {
      for (TrainedParameter parameter : parameters) {
        exchange(parameter);
        served.add(parameter);
      }
    }
  }

  /** Whether an average stands in a parameter's place. */
  public boolean isServed() {
    return !served.isEmpty();
  }

  /** Exchanges again what was served; does nothing if none is. */
  public void putBack() {
    try (NoGradient off = NoGradient.open()) {
      while (!served.isEmpty()) {
        exchange(served.get(served.size() - 1));
        served.remove(served.size() - 1);
      }
    }
  }

  private void exchange(TrainedParameter parameter) {
    try (NDArray weight = parameter.weight().duplicate()) {
      overwrite(parameter.weight(), average(parameter));
      overwrite(average(parameter), weight);
    }
  }

  private NDArray keep(NDArray average) {
    NDScope.unregister(average);
    average.attach(manager);
    return average;
  }

  private static void overwrite(NDArray target, NDArray values) {
    target.set(new NDIndex("..."), values);
  }
}
