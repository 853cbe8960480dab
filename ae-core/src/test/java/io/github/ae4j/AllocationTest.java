package io.github.ae4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.group.ArrayGroup;
import io.github.ae4j.metrics.MicrometerMetrics;
import io.github.ae4j.metrics.TensorBoardWriter;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.trace.FlightRecorder;
import io.github.ae4j.trace.StepObserver;
import io.github.ae4j.trace.StepTrace;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A step of control allocates nothing. */
class AllocationTest {
  private static final int STEPS = 10_000;
  private static final int ROUNDS = 20;

  private final double[] theta = new double[16];
  private final double[] gradient = new double[16];
  private long random = 5;
  private double seen;

  private double noise() {
    random = random * 6364136223846793005L + 1442695040888963407L;
    return (random >> 11) * 0x1.0p-53;
  }

  private void watch(StepTrace trace) {
    seen += trace.applied(0, 0);
  }

  private void run(ArrayTrainer trainer) {
    for (int t = 0; t < STEPS; t++) {
      double loss = 0.0;
      for (int i = 0; i < theta.length; i++) {
        gradient[i] = theta[i] - 1.0 + noise();
        loss += gradient[i] * gradient[i];
      }
      trainer.step(loss, gradient);
    }
  }

  private void check(ArrayOptimizer optimizer, Preset preset) {
    check(optimizer, preset, this::watch);
  }

  private void check(ArrayOptimizer optimizer, Preset preset, StepObserver... observer) {
    ThreadMXBean bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    assumeTrue(bean.isThreadAllocatedMemorySupported() && bean.isThreadAllocatedMemoryEnabled());
    long thread = Thread.currentThread().getId();
    try (ArrayTrainer trainer =
        ArrayTrainer.steer(optimizer, preset.with(loop -> loop.observer(observer)))) {
      long least = Long.MAX_VALUE;
      for (int round = 0; round < ROUNDS && least > 0; round++) {
        long before = bean.getThreadAllocatedBytes(thread);
        run(trainer);
        least = Math.min(least, bean.getThreadAllocatedBytes(thread) - before);
      }
      assertEquals(0, least, "bytes over " + STEPS + " steps");
    }
  }

  @Test
  void sgd() {
    check(ArrayOptimizer.sgd(theta, ArraySettings.of(0.01)), Presets.standard());
  }

  @Test
  void adam() {
    check(ArrayOptimizer.adam(theta, ArraySettings.of(0.01)), Presets.standard());
  }

  @Test
  void adafactor() {
    List<int[]> shapes = List.of(new int[] {2, 2, 3}, new int[] {4});
    check(ArrayOptimizer.adafactor(theta, shapes, ArraySettings.of(0.01)), Presets.standard());
  }

  @Test
  void groups() {
    ArraySettings settings =
        ArraySettings.of(0.01)
            .withGroups(
                ArrayGroup.own("a", 0, 3),
                ArrayGroup.head("head", 3, 5, "a"),
                ArrayGroup.sharing("b", 5, 9, "a", 2.0),
                ArrayGroup.frozen("c", 9, 11),
                ArrayGroup.own("d", 11, 16));
    check(ArrayOptimizer.adam(theta, settings), Presets.standard());
  }

  @Test
  void adamWithoutParts() {
    check(ArrayOptimizer.adam(theta, ArraySettings.of(0.01)), Presets.standard().without("AE-8"));
  }

  @Test
  void observers(@TempDir Path folder) {
    check(
        ArrayOptimizer.sgd(theta, ArraySettings.of(0.01)),
        Presets.standard(),
        new FlightRecorder(),
        MicrometerMetrics.on(new SimpleMeterRegistry()),
        TensorBoardWriter.to(folder, 1));
  }
}
