package io.github.ae4j.examples.watch;

import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.trace.StepObserver;
import java.util.Random;

/** Runs whose target jumps in the middle and whose loss is once not a number. */
final class Traces {
  private Traces() {}

  static void train(int steps, long seed, StepObserver... observers) {
    Random random = new Random(seed);
    double[] theta = {3.0, -2.0};
    try (ArrayTrainer trainer =
        ArrayTrainer.steer(
            ArrayOptimizer.sgd(theta, ArraySettings.of(0.1 * seed)),
            Presets.standard().with(loop -> loop.observer(observers)))) {
      for (int t = 0; t < steps; t++) {
        double target = (t < steps / 2 ? 0.0 : 30.0) + random.nextGaussian();
        double[] g = {theta[0] - target, theta[1] - target};
        trainer.step(t == steps / 3 ? Double.NaN : g[0] * g[0] + g[1] * g[1], g);
      }
    }
  }
}
