package io.github.ae4j.examples.finetune;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * What a fine-tuning came to.
 *
 * @param arm how it was done
 * @param seed of its batches
 * @param looks at the held-back text, the first before the first step
 * @param spent on the steps, looks apart
 */
public record FineTuned(FineTuneArm arm, long seed, List<Look> looks, Spent spent) {
  /**
   * A look at the held-back text.
   *
   * @param step after which it is
   * @param spent on the steps until then
   * @param perplexity a token
   * @param loss mean training loss since the last look, nats a token; NaN at the first
   * @param rate learning rate
   * @param trained mean share of the weights that were trained since the last look; 1 at the first
   */
  public record Look(
      int step, Spent spent, double perplexity, double loss, double rate, double trained) {}

  /** Makes a copy of the list. */
  public FineTuned {
    looks = List.copyOf(looks);
  }

  /** Held-back perplexity in the end. */
  public double perplexity() {
    return looks.get(looks.size() - 1).perplexity();
  }

  /** Share of the weights that was trained, mean over the steps. */
  public double trained() {
    double sum = 0.0;
    for (int i = 1; i < looks.size(); i++) {
      sum += (looks.get(i).step() - looks.get(i - 1).step()) * looks.get(i).trained();
    }
    return sum / looks.get(looks.size() - 1).step();
  }

  /** A fine-tuning under way. */
  private static final class Course {
    private final GptTraining training;
    private final Windows heldBack;
    private final int count;
    private final List<Look> looks = new ArrayList<>();
    private Spent spent = Spent.NONE;
    private double sum;
    private double trained;
    private int since;

    Course(GptTraining training, Windows heldBack, int count) {
      this.training = training;
      this.heldBack = heldBack;
      this.count = count;
    }

    void step(Windows windows, int... places) {
      trained += training.trained();
      Spent before = Spent.now();
      sum += training.step(windows, places);
      spent = spent.plus(Spent.now().minus(before));
      since++;
    }

    void look(int step) {
      double perplexity = training.perplexity(heldBack, count);
      double share = since == 0 ? 1.0 : trained / since;
      looks.add(new Look(step, spent, perplexity, sum / since, training.rate(), share));
      sum = 0.0;
      trained = 0.0;
      since = 0;
    }
  }

  /**
   * Fine-tunes.
   *
   * @param start trained weights; they stay as they are
   * @param parts of the text
   * @param each is told each step's number
   */
  public static FineTuned of(
      FineTuneArm arm,
      GptWeights start,
      Texts.Parts parts,
      Budget budget,
      long seed,
      IntConsumer each) {
    Windows windows = new Windows(parts.training(), budget.length());
    Windows heldBack = new Windows(parts.heldBack(), budget.length());
    try (GptTraining training = new GptTraining(start, arm, budget.steps())) {
      Course course = new Course(training, heldBack, budget.windows());
      course.look(0);
      for (int step = 1; step <= budget.steps(); step++) {
        course.step(windows, windows.random(budget.batch(), seed, step));
        if (budget.isLook(step)) {
          course.look(step);
        }
        each.accept(step);
      }
      return new FineTuned(arm, seed, course.looks, course.spent);
    }
  }
}
