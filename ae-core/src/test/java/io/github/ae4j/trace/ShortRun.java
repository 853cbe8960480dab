package io.github.ae4j.trace;

import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.preset.Presets;

/** A few steps on a bowl, one of them with a loss that is no number, shown to observers. */
public final class ShortRun {
  /** Number of steps. */
  public static final int STEPS = 10;

  /** The step with a loss that is no number. */
  public static final int BAD_STEP = 5;

  private ShortRun() {}

  /** Makes the steps and closes the observers. */
  public static void run(StepObserver... observers) {
    run(STEPS, () -> {}, observers);
  }

  /** Makes so many steps, does something, and closes the observers. */
  public static void run(int steps, Runnable then, StepObserver... observers) {
    double[] theta = {1.0, 2.0};
    try (ArrayTrainer trainer =
        ArrayTrainer.steer(
            ArrayOptimizer.sgd(theta, ArraySettings.of(0.1)),
            Presets.standard().with(loop -> loop.observer(observers)))) {
      for (int t = 1; t <= steps; t++) {
        double loss = t == BAD_STEP ? Double.NaN : theta[0] * theta[0];
        trainer.step(loss, new double[] {theta[0], 0.1});
      }
      then.run();
    }
  }
}
