package io.github.ae4j.examples.finetune;

import java.util.function.IntConsumer;

/** Trains a GPT on the first genres, from weights at random, by AdamW under warm-up and a cosine. */
public final class Pretraining {
  private static final FineTuneArm ARM =
      new FineTuneArm(FineTuneArm.Method.COSINE, 3e-3, FineTuneArm.Scope.WHOLE);

  private Pretraining() {}

  /**
   * Trains.
   *
   * @param seed of weights and batches
   * @param each is told each step's number
   */
  public static GptWeights of(
      GptSizes sizes, Texts.Parts parts, Budget budget, long seed, IntConsumer each) {
    GptWeights start = GptWeights.random(sizes, seed);
    try (GptTraining training = new GptTraining(start, ARM, budget.pretraining())) {
      Windows windows = new Windows(parts.training(), budget.length());
      for (int step = 1; step <= budget.pretraining(); step++) {
        training.step(windows, windows.random(budget.batch(), ~seed, step));
        each.accept(step);
      }
      return training.weights();
    }
  }
}
