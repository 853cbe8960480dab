package io.github.ae4j.examples.lab.networks;

import io.github.ae4j.examples.lab.task.Task;
import java.util.List;

/**
 * The next character of a text of one genre and, from some step on, of another. The metric is the
 * cross-entropy, nats a character, on what is held back of the genre that the step is of.
 */
final class ShiftedLanguage implements Task {
  private final Task before;
  private final Task after;
  private final int shift;

  /**
   * Two genres learnt by one network.
   *
   * @param shift steps of the first genre
   * @param then steps of the second
   */
  ShiftedLanguage(Genres genres, LanguageTask.Size size, int shift, int then, long seed) {
    this.shift = shift;
    before = LanguageTask.of(genres.before(), size, shift, seed);
    after = LanguageTask.of(genres.after(), size, then, seed);
  }

  @Override
  public double[] start() {
    return before.start();
  }

  @Override
  public List<int[]> shapes() {
    return before.shapes();
  }

  @Override
  public double gradient(int step, double[] point, double[] gradient) {
    return step <= shift
        ? before.gradient(step, point, gradient)
        : after.gradient(step - shift, point, gradient);
  }

  @Override
  public double evaluate(int step, double[] weights) {
    return Math.log((step <= shift ? before : after).evaluate(step, weights));
  }

  @Override
  public String data() {
    return before.data();
  }

  @Override
  public void close() {
    before.close();
    after.close();
  }
}
