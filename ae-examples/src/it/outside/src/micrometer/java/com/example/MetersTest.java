package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.Preset;
import io.github.ae4j.metrics.MicrometerMetrics;
import io.github.ae4j.preset.Presets;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

/** Compiled and run where Micrometer is on the path: profile micrometer. */
class MetersTest {
  @Test
  void everyStepIsCounted() throws Exception {
    MeterRegistry registry = new SimpleMeterRegistry();
    double[] counted = {0.0};
    Preset preset =
        Presets.standard()
            .with(loop -> loop.observer(MicrometerMetrics.on(registry)))
            .with(
                loop ->
                    loop.observer(
                        trace -> counted[0] = registry.get("ae.steps").functionCounter().count()));
    Regression.train(preset);
    assertEquals(Regression.STEPS, counted[0]);
    assertTrue(registry.getMeters().isEmpty(), "the meters go with the loop");
  }
}
