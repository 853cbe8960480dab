package io.github.ae4j.examples.lab.overhead;

import com.sun.management.ThreadMXBean;
import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.preset.Presets;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;

/**
 * A step of control without an engine around it: the standard loop on an array of one weight, whose
 * own update is a few nanoseconds.
 *
 * @param nanos a step
 * @param bytes allocated a step
 */
record LoopCost(double nanos, double bytes) {
  private static final int ROUNDS = 12;

  /** Measures rounds of steps; the least of each, as noise only adds. */
  static LoopCost measure(int steps, long seed) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    double[] weight = {1.0};
    double[] noise = new SplittableRandom(seed).doubles(steps, -0.1, 0.1).toArray();
    double[] gradient = new double[1];
    double nanos = Double.POSITIVE_INFINITY;
    double bytes = Double.POSITIVE_INFINITY;
    ArrayOptimizer adam = ArrayOptimizer.adam(weight, ArraySettings.of(1e-3));
    try (ArrayTrainer trainer = ArrayTrainer.steer(adam, Presets.standard())) {
      for (int round = 0; round < ROUNDS; round++) {
        long before = threads.getThreadAllocatedBytes(thread);
        long start = System.nanoTime();
        for (double error : noise) {
          gradient[0] = weight[0] + error;
          trainer.step(gradient[0] * gradient[0], gradient);
        }
        nanos = Math.min(nanos, (double) (System.nanoTime() - start) / steps);
        bytes =
            Math.min(bytes, (double) (threads.getThreadAllocatedBytes(thread) - before) / steps);
      }
    }
    return new LoopCost(nanos, bytes);
  }
}
