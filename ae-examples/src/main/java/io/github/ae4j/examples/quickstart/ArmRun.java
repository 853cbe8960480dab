package io.github.ae4j.examples.quickstart;

import io.github.ae4j.Preset;
import io.github.ae4j.examples.report.Progress;
import org.jspecify.annotations.Nullable;

/** Trains one arm through both phases. */
final class ArmRun {
  private final QuickstartSettings settings;
  private final NetworkMaker maker;
  private final DigitTask task;
  private final Progress progress;

  /** Is told losses, from step 1 on. */
  @FunctionalInterface
  interface Losses {
    void told(long step, double loss);
  }

  /** What every arm shares. */
  ArmRun(QuickstartSettings settings, NetworkMaker maker, DigitTask task, Progress progress) {
    this.settings = settings;
    this.maker = maker;
    this.task = task;
    this.progress = progress;
  }

  /**
   * Trains from the seed's initial weights through both phases.
   *
   * @param preset the loop to put around the optimizer; null leaves it bare
   * @param losses is told every step's loss
   */
  void train(ArmHistory history, @Nullable Preset preset, Losses losses) {
    try (DigitNetwork network = maker.make(settings, preset)) {
      for (Phase phase : Phase.values()) {
        progress.doing(history.kind.label + ", " + phase.label());
        train(network, phase, history, losses);
      }
    }
  }

  private void train(DigitNetwork network, Phase phase, ArmHistory history, Losses losses) {
    float[] pictures = task.heldBackPixels(phase);
    long[] labels = task.heldBackLabels();
    int start = phase.ordinal() * task.steps();
    for (int step = start + 1; step <= start + task.steps(); step++) {
      history.loss[step - 1] = network.step(task.batchPixels(step - 1), task.batchLabels(step - 1));
      losses.told(step, history.loss[step - 1]);
      if (history.measured(step)) {
        double accuracy = network.accuracy(pictures, labels);
        history.accuracies.add(new ArmHistory.Accuracy(step, accuracy));
      }
      progress.step();
    }
  }
}
