package io.github.ae4j.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.metric.Metric;
import ai.djl.metric.Metrics;
import io.github.ae4j.adapter.Cadence;
import io.github.ae4j.event.NonFinite;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.trace.StepRecord;
import io.github.ae4j.trace.TraceRecorder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What DJL's own metrics hear of a loop. */
class TrainerMetricsTest {
  private static List<Double> values(Metrics metrics, String name) {
    return metrics.getMetric(name).stream().map(Metric::getValue).map(Number::doubleValue).toList();
  }

  @Test
  void lossAndCoefficientsAreAddedEachStep() {
    TraceRecorder recorder = new TraceRecorder(10);
    Metrics metrics = new Metrics();
    try (Ripple ripple = new Ripple(Optimizers.adam());
        SteeredTrainer trainer =
            ripple.steered(Presets.standard().with(loop -> loop.observer(recorder)))) {
      trainer.setMetrics(metrics);
      ripple.steps(trainer, 1, 10);
    }
    List<StepRecord> steps = recorder.snapshot();
    assertEquals(steps.stream().map(StepRecord::loss).toList(), values(metrics, "ae_loss"));
    for (String name : steps.get(0).applied().keySet()) {
      List<Double> applied = steps.stream().map(step -> step.applied().get(name)).toList();
      assertEquals(applied, values(metrics, "ae_" + name));
    }
  }

  @Test
  void anEventIsAddedWithItsStep() {
    Metrics metrics = new Metrics();
    try (Ripple ripple = new Ripple(Optimizers.adam());
        SteeredTrainer trainer =
            ripple.steered(
                (loop, adapter) ->
                    loop.screen(
                        new NonFinite(Math.log(10.0)),
                        (signals, coefficients, response, memory) -> response.name("seen")))) {
      ripple.step(trainer, 1);
      trainer.setMetrics(metrics);
      ripple.steps(trainer, 2, 3);
      trainer.setMetrics(null);
      ripple.step(trainer, 4);
    }
    assertEquals(List.of(2.0, 3.0), values(metrics, "ae_event_seen"));
    assertEquals(2, metrics.getMetric("ae_loss").size());
  }

  @Test
  void stepsThatAreNotMeasuredAddNothing() {
    Metrics metrics = new Metrics();
    try (Ripple ripple = new Ripple(Optimizers.adam());
        SteeredTrainer trainer =
            ripple.steered(
                Presets.standard(), Steering.standard().withCadence(new Cadence(2, 4)))) {
      trainer.setMetrics(metrics);
      ripple.steps(trainer, 1, 10);
      assertEquals(trainer.loop().steps(), metrics.getMetric("ae_loss").size());
      assertTrue(trainer.loop().steps() < 10);
      assertEquals(10, metrics.getMetric("step").size());
    }
  }
}
