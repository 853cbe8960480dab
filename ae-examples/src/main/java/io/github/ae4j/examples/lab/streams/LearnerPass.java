package io.github.ae4j.examples.lab.streams;

import io.github.ae4j.examples.lab.run.Curve;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.online.OnlineClassifier;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hipparchus.util.ResizableDoubleArray;

/** A learner's pass over a stream: each example is predicted and then learnt, at a cadence it is written down. */
final class LearnerPass {
  private final Examples examples;
  private final int every;
  private final Map<String, ResizableDoubleArray> curves = new LinkedHashMap<>();
  private final ResizableDoubleArray steps = new ResizableDoubleArray();
  private double sum;
  private double recent;
  private int hits;

  /**
   * Of a stream.
   *
   * @param every steps from one record to the next
   */
  LearnerPass(Examples examples, int every) {
    this.examples = examples;
    this.every = every;
  }

  /** Makes it; the metric is the mean log loss so far. */
  Outcome of(OnlineClassifier learner, Map<String, String> configuration) {
    for (int t = 0; t < examples.size(); t++) {
      int[] index = examples.index()[t];
      double[] value = examples.value()[t];
      int label = examples.positive()[t] ? 1 : 0;
      hits += learner.predict(index, value) == label ? 1 : 0;
      double loss = learner.learn(index, value, label);
      sum += loss;
      recent += loss;
      if ((t + 1) % every == 0 || t + 1 == examples.size()) {
        record(t + 1, learner);
      }
    }
    return outcome(configuration);
  }

  private void record(int step, OnlineClassifier learner) {
    double before =
        steps.getNumElements() == 0 ? 0.0 : steps.getElement(steps.getNumElements() - 1);
    steps.addElement(step);
    add(Outcome.METRIC, sum / step);
    add(Outcome.LOSS, recent / (step - before));
    add(OnlineLearners.RATE, learner.learningRate());
    add(Outcome.DRIFTS, learner.drifts());
    recent = 0.0;
  }

  private void add(String name, double value) {
    curves.computeIfAbsent(name, key -> new ResizableDoubleArray()).addElement(value);
  }

  private Outcome outcome(Map<String, String> configuration) {
    Map<String, Curve> drawn = new LinkedHashMap<>();
    curves.forEach(
        (name, values) -> drawn.put(name, new Curve(steps.getElements(), values.getElements())));
    Curve metric = drawn.get(Outcome.METRIC);
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put(Outcome.FINAL, sum / examples.size());
    metrics.put(Outcome.AUC, metric.mean());
    metrics.put(OnlineLearners.HITS, (double) hits / examples.size());
    return new Outcome(examples.source(), configuration, metrics, drawn);
  }
}
