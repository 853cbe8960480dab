package io.github.ae4j.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.trace.ShortRun;
import io.github.ae4j.trace.StepRecord;
import io.github.ae4j.trace.TraceRecorder;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class MicrometerMetricsTest {
  private final MeterRegistry registry = new SimpleMeterRegistry();

  private static void checkAll(MeterRegistry registry, TraceRecorder recorder) {
    StepRecord last = recorder.snapshot().get(recorder.snapshot().size() - 1);
    assertEquals(last.loss(), registry.get("ae.loss").gauge().value());
    assertEquals(
        last.applied().size(), registry.get("ae.coefficient").tag("group", "0").gauges().size());
    last.applied()
        .forEach(
            (name, value) ->
                assertEquals(
                    value,
                    registry.get("ae.coefficient").tag("coefficient", name).gauge().value()));
    assertEquals(ShortRun.STEPS, registry.get("ae.steps").functionCounter().count());
    assertEquals(1.0, registry.get("ae.steps.skipped").functionCounter().count());
    assertEquals(
        1.0, registry.get("ae.events").tag("event", "non-finite").functionCounter().count());
  }

  @Test
  void metersShowTheLastStep() {
    TraceRecorder recorder = new TraceRecorder(ShortRun.STEPS);
    ShortRun.run(
        ShortRun.STEPS,
        () -> checkAll(registry, recorder),
        MicrometerMetrics.on(registry),
        recorder);
    assertTrue(registry.getMeters().isEmpty(), "meters go with the loop");
  }

  @Test
  void aRegistryBoundLateShowsAll() {
    MicrometerMetrics metrics = new MicrometerMetrics();
    TraceRecorder recorder = new TraceRecorder(ShortRun.STEPS);
    Runnable late =
        () -> {
          metrics.bindTo(registry);
          metrics.bindTo(registry);
          checkAll(registry, recorder);
        };
    ShortRun.run(ShortRun.STEPS, late, metrics, recorder);
    assertTrue(registry.getMeters().isEmpty());
    metrics.bindTo(registry);
    assertTrue(registry.getMeters().isEmpty(), "a closed loop has no meters");
  }

  @Test
  void loopsAreToldApartByTags() {
    Runnable inner =
        () ->
            ShortRun.run(
                7,
                () -> {
                  assertEquals(
                      7.0, registry.get("ae.steps").tag("run", "b").functionCounter().count());
                  assertEquals(
                      10.0, registry.get("ae.steps").tag("run", "a").functionCounter().count());
                },
                MicrometerMetrics.on(registry, "run", "b"));
    ShortRun.run(
        10,
        () -> {
          inner.run();
          assertNull(registry.find("ae.steps").tag("run", "b").functionCounter());
          assertNotNull(registry.find("ae.steps").tag("run", "a").functionCounter());
        },
        MicrometerMetrics.on(registry, "run", "a"));
  }

  @Test
  void aRegistryThatRefusesStopsNothing() {
    registry.counter("ae.loss");
    ShortRun.run(
        ShortRun.STEPS,
        () -> assertEquals(10.0, registry.get("ae.steps").functionCounter().count()),
        MicrometerMetrics.on(registry));
  }
}
