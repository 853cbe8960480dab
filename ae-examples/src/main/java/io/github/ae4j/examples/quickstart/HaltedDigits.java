package io.github.ae4j.examples.quickstart;

import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.machine.Halting;
import io.github.ae4j.preset.Presets;
import java.util.Arrays;

/** The quickstart's network on digits that stand still, AdamW under the standard loop, with a figure every so often. */
public final class HaltedDigits {
  private HaltedDigits() {}

  /**
   * Trains for so many steps, whatever the rule says.
   *
   * @param every steps between two validation figures: the share of held-back digits that the average answers wrong
   * @return accuracy on the held-back digits at each figure
   */
  public static double[] run(Digits digits, long seed, int steps, int every, Halting halting) {
    DigitTask task = new DigitTask(digits, steps, seed);
    Phase phase = task.phase(0);
    QuickstartSettings settings =
        new QuickstartSettings(
            "DJL", Family.ADAMW, Family.ADAMW.customaryLearningRate(), steps, seed);
    double[] accuracy = new double[steps / every];
    try (DigitNetwork network =
        DjlDigitNetwork.with(Family.ADAMW).make(settings, halting.on(Presets.standard()))) {
      for (int step = 1; step <= steps; step++) {
        network.step(task.batchPixels(step - 1), task.batchLabels(step - 1));
        if (step % every == 0) {
          double share = network.accuracy(task.heldBackPixels(phase), task.heldBackLabels());
          accuracy[step / every - 1] = share;
          halting.validation(1.0 - share);
        }
      }
    }
    return accuracy;
  }

  /** Number of the best figure, from 0; the first of several. */
  public static int best(double[] accuracy) {
    double most = Arrays.stream(accuracy).max().orElseThrow();
    int at = 0;
    while (accuracy[at] < most) {
      at++;
    }
    return at;
  }
}
