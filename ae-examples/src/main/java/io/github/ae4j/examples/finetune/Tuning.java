package io.github.ae4j.examples.finetune;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * A method's rate, all of the network trained, chosen on batches and on a part of the text that nothing is judged by.
 *
 * @param method that is tuned
 * @param tries perplexity in the end of each rate of the grid
 */
record Tuning(FineTuneArm.Method method, List<Try> tries) {
  /** Seed of the batches that rates are chosen on; the runs that are judged have others. */
  static final long SEED = 0L;

  record Try(double rate, double perplexity) {}

  static Tuning of(
      FineTuneArm.Method method,
      GptWeights start,
      Texts.Parts parts,
      Budget budget,
      IntConsumer each) {
    List<Try> tries = new ArrayList<>();
    for (double rate : FineTuneArm.GRID) {
      FineTuneArm arm = new FineTuneArm(method, rate, FineTuneArm.Scope.WHOLE);
      double end = end(arm, start, parts, budget, each);
      tries.add(new Try(rate, Double.isNaN(end) ? Double.POSITIVE_INFINITY : end));
    }
    return new Tuning(method, tries);
  }

  /** Perplexity in the end on what rates are chosen by. */
  private static double end(
      FineTuneArm arm, GptWeights start, Texts.Parts parts, Budget budget, IntConsumer each) {
    try (GptTraining training = new GptTraining(start, arm, budget.steps())) {
      Windows windows = new Windows(parts.training(), budget.length());
      for (int step = 1; step <= budget.steps(); step++) {
        training.step(windows, windows.random(budget.batch(), SEED, step));
        each.accept(step);
      }
      return training.perplexity(new Windows(parts.choice(), budget.length()), budget.windows());
    }
  }

  /** The best of the grid. */
  double best() {
    return tries.stream().min(Comparator.comparingDouble(Try::perplexity)).orElseThrow().rate();
  }
}
