package io.github.ae4j.examples.online;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Instances of a file in their order, sparse, with labels. A label is the place of its text among all there are:
 * numbers in their order, then names in theirs, so that of 0 and 1, and of -1 and 1, the second is label 1.
 */
final class LabelledStream {
  /** Most labels; what has more has targets. */
  static final int MOST_LABELS = 1000;

  private final List<int[]> indices = new ArrayList<>();
  private final List<double[]> values = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private Map<String, Integer> places = Map.of();

  void add(int[] index, double[] value, String label) {
    indices.add(index);
    values.add(value);
    texts.add(label);
    counts.merge(label, 1, Integer::sum);
  }

  int size() {
    return texts.size();
  }

  int[] indices(int t) {
    return indices.get(t);
  }

  double[] values(int t) {
    return values.get(t);
  }

  /** The texts of the labels, as they came. */
  Set<String> labels() {
    return Collections.unmodifiableSet(counts.keySet());
  }

  /** The texts of the labels, each at its place. */
  List<String> names() {
    Comparator<String> byNumber =
        Comparator.comparingDouble(
            name ->
                StreamReader.isNumber(name) ? Double.parseDouble(name) : Double.POSITIVE_INFINITY);
    return counts.keySet().stream()
        .sorted(byNumber.thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  int label(int t) {
    if (places.size() != counts.size()) {
      List<String> names = names();
      places = new HashMap<>();
      names.forEach(name -> places.put(name, places.size()));
    }
    return places.get(texts.get(t));
  }

  /** The number that a label is. */
  double target(int t) {
    return Double.parseDouble(texts.get(t));
  }

  /** Share of a label. */
  double share(String name) {
    return counts.get(name) / (double) size();
  }

  /** Inputs that are not 0, in the mean. */
  double nonZeros() {
    return indices.stream().mapToInt(index -> index.length).average().orElse(0.0);
  }
}
