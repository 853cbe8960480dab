package io.github.ae4j.examples.online;

import io.github.ae4j.Preset;
import io.github.ae4j.event.LossShift;
import io.github.ae4j.online.OnlineClassifier;
import io.github.ae4j.online.OnlineEvent;
import io.github.ae4j.online.OnlineLearner;
import io.github.ae4j.online.OnlineSettings;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pass over a stream, each instance predicted and then learnt.
 *
 * @param logLoss mean of -log p(label), nats
 * @param error share of labels not told
 * @param scores what ranking and calibration are made of; null of more than two labels
 * @param events drifts, instabilities and shifts of the prior, in their order
 * @param seconds of processor time, of the pass with its predictions
 * @param rates learning rate after each instance
 * @param losses log loss of each instance
 */
record Progressive(
    double logLoss,
    double error,
    @Nullable Ranking scores,
    List<Event> events,
    double seconds,
    double[] rates,
    double[] losses) {
  private static final Set<String> SHOWN =
      Set.of(LossShift.DRIFT, LossShift.INSTABILITY, OnlineLearner.PRIOR_SHIFT);

  /** Something named at an instance, from 1. */
  record Event(long instance, String name) {}

  /** Runs a learner over a stream. */
  static Progressive run(LabelledStream stream, OnlineSettings settings, Preset preset) {
    int n = stream.size();
    int classes = stream.labels().size();
    Ranking ranking = classes == 2 ? new Ranking(n) : null;
    int wrong = 0;
    double[] rates = new double[n];
    double[] losses = new double[n];
    List<Event> events = new ArrayList<>();
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long begin = clock.getCurrentThreadCpuTime();
    try (OnlineClassifier learner = OnlineClassifier.of(classes, settings, preset)) {
      for (int t = 0; t < n; t++) {
        int label = stream.label(t);
        wrong += learner.predict(stream.indices(t), stream.values(t)) == label ? 0 : 1;
        if (ranking != null) {
          ranking.add(learner.probability(stream.indices(t), stream.values(t)), label);
        }
        losses[t] = learner.learn(stream.indices(t), stream.values(t), label);
        rates[t] = learner.learningRate();
        note(learner, events);
      }
    }
    double seconds = (clock.getCurrentThreadCpuTime() - begin) * 1e-9;
    double sum = 0.0;
    for (double loss : losses) {
      sum += loss;
    }
    return new Progressive(sum / n, (double) wrong / n, ranking, events, seconds, rates, losses);
  }

  private static void note(OnlineClassifier learner, List<Event> events) {
    OnlineEvent last = learner.lastEvent().orElse(null);
    if (last != null && last.instance() == learner.instances() && SHOWN.contains(last.name())) {
      events.add(new Event(last.instance(), last.name()));
    }
  }

  /** Number of drifts. */
  long drifts() {
    return events.stream().filter(event -> event.name().equals(LossShift.DRIFT)).count();
  }

  /** The steered run's entry of the results. */
  Map<String, Object> result() {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("logLoss", logLoss);
    result.put("error", error);
    result.put("drifts", drifts());
    rank(result);
    result.put("events", events);
    result.put("seconds", seconds);
    return result;
  }

  private void rank(Map<String, Object> result) {
    if (scores != null) {
      result.put("areaUnderCurve", scores.areaUnderCurve());
      result.put("calibrationError", scores.calibrationError());
    }
  }

  /** A constant's entry of the results. */
  Map<String, Object> result(double learningRate) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("learningRate", learningRate);
    result.put("logLoss", logLoss);
    result.put("error", error);
    rank(result);
    return result;
  }
}
