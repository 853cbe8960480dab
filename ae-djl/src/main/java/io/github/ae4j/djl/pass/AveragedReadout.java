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
  private final List<Served> served = new ArrayList<>();

  /** A tensor that holds an average, and the buffer that holds its numbers meanwhile. */
  private record Served(String id, NDArray weight, NDArray average) {
    void exchange() {
      try (NDArray kept = weight.duplicate()) {
        overwrite(weight, average);
        overwrite(average, kept);
      }
    }
  }

  /** No averages yet; they will belong to a manager. */
  public AveragedReadout(NDManager manager) {
    this.manager = manager;
  }

  /** The average of a parameter. */
  public NDArray average(TrainedParameter parameter) {
    return averages.computeIfAbsent(parameter.id(), id -> keep(parameter.weight().duplicate()));
  }

  /** Whether a parameter has an average already. */
  public boolean has(TrainedParameter parameter) {
    return averages.containsKey(parameter.id());
  }

  /** Puts an average in place, by the parameter's id, and takes it over. */
  public void put(String id, NDArray average) {
    NDArray before = averages.put(id, keep(average));
    if (before != null) {
      before.close();
    }
  }

  /** Makes the average of a parameter that comes to stand still what it is itself, where it has one. */
  public void rest(TrainedParameter parameter) {
    NDArray average = averages.get(parameter.id());
    if (average != null) {
      try (NoGradient off = NoGradient.open()) {
        overwrite(average, parameter.weight());
      }
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
        Served next = new Served(parameter.id(), parameter.weight(), average(parameter));
        next.exchange();
        served.add(next);
      }
    }
  }

  /** Whether an average stands in a parameter's place. */
  public boolean isServed() {
    return !served.isEmpty();
  }

  /** Exchanges again what was served, also where a parameter has another tensor meanwhile; does nothing if none is. */
  public void putBack() {
    try (NoGradient off = NoGradient.open()) {
      while (!served.isEmpty()) {
        putBack(served.get(served.size() - 1));
        served.remove(served.size() - 1);
      }
    }
  }

  /** With a tensor that was closed meanwhile its average is gone. */
  private void putBack(Served last) {
    if (TensorMemory.isClosed(last.weight)) {
      averages.remove(last.id);
      last.average.close();
    } else {
      last.exchange();
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
