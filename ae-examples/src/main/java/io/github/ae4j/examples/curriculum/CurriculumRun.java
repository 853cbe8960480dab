package io.github.ae4j.examples.curriculum;

import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.examples.report.Progress;
import io.github.ae4j.preset.Presets;

/** One training of AdamW under the standard loop, with the strength of each step. */
final class CurriculumRun {
  static final int LOOKS = 20;

  private static final double LEARNING_RATE = 1e-3;
  private static final double DECAY = 0.01;

  final String name;
  final double[] strengths;
  final double[] lookedAt; // steps
  final double[] accuracies;

  CurriculumRun(String name, int steps) {
    this.name = name;
    strengths = new double[steps];
    int looks = Math.min(LOOKS, steps);
    lookedAt = new double[looks];
    accuracies = new double[looks];
  }

  /** Share of right answers to pictures never seen, at the end. */
  double accuracy() {
    return accuracies[accuracies.length - 1];
  }

  /** Whether its strength is another at the end than at the start. */
  boolean moves() {
    return strengths[strengths.length - 1] != strengths[0];
  }

  void train(CurriculumTask task, Progress progress) {
    double[] point = task.start();
    double[] gradient = new double[point.length];
    ArraySettings settings = ArraySettings.of(LEARNING_RATE).withWeightDecay(DECAY);
    ArrayOptimizer adamW = ArrayOptimizer.adamW(point, settings);
    try (ArrayTrainer trainer = ArrayTrainer.steer(adamW, Presets.standard())) {
      int looked = 0;
      for (int step = 1; step <= strengths.length; step++) {
        trainer.step(task.gradient(step, point, gradient), gradient);
        strengths[step - 1] = task.used();
        if ((long) step * lookedAt.length / strengths.length > looked) {
          lookedAt[looked] = step;
          double[] served = trainer.hasReadout() ? trainer.readout() : point;
          accuracies[looked++] = task.evaluate(step, served);
        }
        progress.step();
      }
    }
  }
}
