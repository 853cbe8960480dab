package io.github.ae4j.examples.quickstart;

import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.machine.Halting;
import io.github.ae4j.preset.Presets;
import java.util.Arrays;

/**
 * The quickstart's network on digits that stand still, AdamW under the standard loop, with a figure every so often.
 *
 * @param heldBack number of held-back digits
 * @param accuracy on the held-back digits at each figure
 * @param firstHalf on the first half of them
 * @param secondHalf on the other half
 */
@SuppressWarnings("ArrayRecordComponent")
public record HaltedDigits(
    int heldBack, double[] accuracy, double[] firstHalf, double[] secondHalf) {

  /**
   * Trains for so many steps, whatever the rule says.
   *
   * @param every steps between two validation figures: the share of held-back digits that the average answers wrong
   */
  public static HaltedDigits run(Digits digits, long seed, int steps, int every, Halting halting) {
    DigitTask task = new DigitTask(digits, steps, seed);
    Phase phase = task.phase(0);
    QuickstartSettings settings =
        new QuickstartSettings(
            "DJL", Family.ADAMW, Family.ADAMW.customaryLearningRate(), steps, seed);
    int looks = steps / every;
    HaltedDigits run =
        new HaltedDigits(task.heldBack(), new double[looks], new double[looks], new double[looks]);
    try (DigitNetwork network =
        DjlDigitNetwork.with(Family.ADAMW).make(settings, halting.on(Presets.standard()))) {
      for (int step = 1; step <= steps; step++) {
        network.step(task.batchPixels(step - 1), task.batchLabels(step - 1));
        if (step % every == 0) {
          halting.validation(1.0 - run.look(step / every - 1, network, task, phase));
        }
      }
    }
    return run;
  }

  private double look(int at, DigitNetwork network, DigitTask task, Phase phase) {
    float[] pixels = task.heldBackPixels(phase);
    long[] labels = task.heldBackLabels();
    int middle = labels.length / 2;
    firstHalf[at] = part(network, pixels, labels, 0, middle);
    secondHalf[at] = part(network, pixels, labels, middle, labels.length);
    long right =
        Math.round(middle * firstHalf[at]) + Math.round((labels.length - middle) * secondHalf[at]);
    accuracy[at] = (double) right / labels.length; // equal counts, equal figures
    return accuracy[at];
  }

  private static double part(
      DigitNetwork network, float[] pixels, long[] labels, int from, int to) {
    int size = pixels.length / labels.length;
    return network.accuracy(
        Arrays.copyOfRange(pixels, from * size, to * size), Arrays.copyOfRange(labels, from, to));
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
