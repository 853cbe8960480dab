package io.github.ae4j.examples.online;

import java.util.ArrayList;
import java.util.List;

/** Instances of a file in their order, sparse, with labels 0 and 1. */
final class LabelledStream {
  private final List<int[]> indices = new ArrayList<>();
  private final List<double[]> values = new ArrayList<>();
  private final List<Integer> labels = new ArrayList<>();

  void add(int[] index, double[] value, int label) {
    indices.add(index);
    values.add(value);
    labels.add(label);
  }

  int size() {
    return labels.size();
  }

  int[] indices(int t) {
    return indices.get(t);
  }

  double[] values(int t) {
    return values.get(t);
  }

  int label(int t) {
    return labels.get(t);
  }

  /** Share of label 1. */
  double share() {
    return labels.stream().mapToInt(label -> label).average().orElse(0.0);
  }

  /** Inputs that are not 0, in the mean. */
  double nonZeros() {
    return indices.stream().mapToInt(index -> index.length).average().orElse(0.0);
  }
}
