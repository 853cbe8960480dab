package io.github.ae4j.examples.online;

import io.github.ae4j.event.LossShift;
import io.github.ae4j.online.OnlineEvent;
import io.github.ae4j.online.OnlineLearner;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pass over a stream, each instance predicted and then learnt.
 *
 * @param loss in the mean
 * @param error in the mean: share of labels not told, or distance from the target
 * @param scores what ranking and calibration are made of; null where there are not two labels
 * @param events drifts, instabilities and shifts of the prior, in their order
 * @param seconds of processor time, of the pass with its predictions
 * @param rates learning rate after each instance
 * @param losses of each instance
 */
record Progressive(
    double loss,
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

  /** A learner in a pass. */
  interface Pupil {
    /** The learner. */
    OnlineLearner learner();

    /** Error of the t-th instance, from 0, before it is learnt. */
    double error(int t);

    /** Learns it; returns its loss before. */
    double learn(int t);
  }

  /**
   * Makes a pass.
   *
   * @param n instances
   * @param ranking that the pupil fills
   */
  static Progressive of(int n, @Nullable Ranking ranking, Pupil pupil) {
    double[] rates = new double[n];
    double[] losses = new double[n];
    double errors = 0.0;
    double sum = 0.0;
    List<Event> events = new ArrayList<>();
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long begin = clock.getCurrentThreadCpuTime();
    for (int t = 0; t < n; t++) {
      errors += pupil.error(t);
      losses[t] = pupil.learn(t);
      sum += losses[t];
      rates[t] = pupil.learner().learningRate();
      note(pupil.learner(), events);
    }
    double seconds = (clock.getCurrentThreadCpuTime() - begin) * 1e-9;
    return new Progressive(sum / n, errors / n, ranking, events, seconds, rates, losses);
  }

  private static void note(OnlineLearner learner, List<Event> events) {
    OnlineEvent last = learner.lastEvent().orElse(null);
    if (last != null && last.instance() == learner.instances() && SHOWN.contains(last.name())) {
      events.add(new Event(last.instance(), last.name()));
    }
  }

  /** Number of drifts. */
  long drifts() {
    return events.stream().filter(event -> event.name().equals(LossShift.DRIFT)).count();
  }

  /** Adds ranking and calibration to an entry of the results, where they are known. */
  void rank(Map<String, Object> result) {
    if (scores != null) {
      result.put("areaUnderCurve", scores.areaUnderCurve());
      result.put("calibrationError", scores.calibrationError());
    }
  }
}
