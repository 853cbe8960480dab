package io.github.ae4j.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import io.github.ae4j.djl.TrainedParameters.Entry;
import java.util.HashMap;
import java.util.Map;

/**
 * The averaged parameters, theta-bar += c (theta - theta-bar). They begin at the parameters; a tensor
 * is made when it is first asked for.
 */
final class AveragedReadout {
  private final NDManager manager;
  private final Map<String, NDArray> averages = new HashMap<>();

  AveragedReadout(NDManager manager) {
    this.manager = manager;
  }

  /** The average of a parameter. */
  NDArray average(Entry entry) {
    return averages.computeIfAbsent(entry.name(), name -> keep(entry.weight().duplicate()));
  }

  /** Whether a parameter has an average already. */
  boolean has(Entry entry) {
    return averages.containsKey(entry.name());
  }

  /** Puts an average in place and takes it over. */
  void put(String parameter, NDArray average) {
    NDArray before = averages.put(parameter, keep(average));
    if (before != null) {
      before.close();
    }
  }

  /** Forgets every average. */
  void clear() {
    averages.values().forEach(NDArray::close);
    averages.clear();
  }

  /** Moves the average of a parameter towards it, by the share c of the way. */
  void follow(Entry entry, double rate) {
    NDArray average = average(entry);
    try (NDArray gap = entry.weight().sub(average)) {
      average.addi(gap.muli(rate));
    }
  }

  /** Puts the average in the parameter's place. */
  void restore(Entry entry) {
    overwrite(entry.weight(), average(entry));
  }

  /** Exchanges a parameter and its average. */
  void exchange(Entry entry) {
    try (NDArray weight = entry.weight().duplicate()) {
      overwrite(entry.weight(), average(entry));
      overwrite(average(entry), weight);
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
