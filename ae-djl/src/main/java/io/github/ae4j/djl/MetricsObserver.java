package io.github.ae4j.djl;

import ai.djl.metric.Metrics;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.trace.StepObserver;
import io.github.ae4j.trace.StepTrace;
import org.jspecify.annotations.Nullable;

/** Adds every measured step to the metrics of its trainer, once there are any. */
final class MetricsObserver implements StepObserver {
  private static final String PREFIX = "ae_";

  private @Nullable Metrics metrics;

  /** Where to; null adds nothing. */
  void to(@Nullable Metrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public void onStep(StepTrace trace) {
    Metrics to = metrics;
    if (to == null) {
      return;
    }
    to.addMetric(PREFIX + "loss", trace.statistic(0, Statistic.LOSS));
    for (int group = 0; group < trace.groups(); group++) {
      String of = group == 0 ? "" : "_" + trace.groupName(group);
      for (int i = 0; i < trace.coefficients().size(); i++) {
        to.addMetric(PREFIX + trace.coefficients().get(i) + of, trace.applied(group, i));
      }
    }
    if (trace.event() != null) {
      trace.events().forEach(event -> to.addMetric(PREFIX + "event_" + event, trace.step()));
    }
  }
}
