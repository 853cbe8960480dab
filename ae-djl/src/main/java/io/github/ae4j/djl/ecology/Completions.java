package io.github.ae4j.djl.ecology;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.ae4j.ecology.Lesson;
import io.github.ae4j.ecology.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Prompts with the answers that are to follow.
 *
 * @param rows the prompts
 * @param answers the numbers of each row's answer, without its end
 */
record Completions(Rows rows, List<int[]> answers) {
  /** The right answers of tasks. */
  static Completions gold(TinySizes sizes, List<Task> tasks) {
    int context = sizes.context();
    return new Completions(
        Rows.of(context, tasks.stream().map(task -> prompt(context, task)).toList()),
        tasks.stream().map(task -> gold(context, task)).toList());
  }

  /** The answers that were given, cut where the context is over. */
  static Completions given(TinySizes sizes, List<Lesson> lessons) {
    int context = sizes.context();
    Rows rows =
        Rows.of(context, lessons.stream().map(lesson -> prompt(context, lesson.task())).toList());
    List<int[]> answers = new ArrayList<>();
    for (int row = 0; row < lessons.size(); row++) {
      String answer = lessons.get(row).answer();
      String cut = answer.substring(0, Math.min(answer.length(), rows.answer(row)));
      answers.add(Characters.written(cut));
    }
    return new Completions(rows, answers);
  }

  /** The numbers of a prompt, which must leave room for an answer. */
  static int[] prompt(int context, Task task) {
    return Characters.numbers("prompt", task.prompt(), context - 2);
  }

  private static int[] gold(int context, Task task) {
    int most = context - 1 - task.prompt().length();
    return Characters.numbers("right answer of " + task.prompt(), task.gold(), most);
  }

  /** The loss and its gradient by all weights of a transformer. */
  Slope slope(float[] weights, TinySizes sizes) {
    return Slope.of(
        weights,
        values -> {
          TinyTransformer model = TinyTransformer.of(sizes, values);
          return loss(values.getManager(), model, Projections.plain(model.projections()));
        });
  }

  /** Characters that go through: of each row prompt, mark and answer. */
  long tokens() {
    long tokens = 0;
    for (int row = 0; row < answers.size(); row++) {
      tokens += rows.prompts().get(row).length + 1L + answers.get(row).length;
    }
    return tokens;
  }

  /**
   * A weight a row, in equal parts to the places where its answer was written, from the mark to the last character; one
   * row after the other, 0 elsewhere.
   *
   * @param places of a row
   */
  double[] shares(double[] weights, int places) {
    double[] shares = new double[weights.length * places];
    for (int row = 0; row < weights.length; row++) {
      int written = answers.get(row).length + 1;
      int from = row * places + rows.room() - 1;
      Arrays.fill(shares, from, from + written, weights[row] / written);
    }
    return shares;
  }

  private int longest() {
    return answers.stream().mapToInt(a -> a.length).max().orElseThrow();
  }

  /** Numbers, places and mask. */
  NDList inputs(NDManager manager) {
    int after = longest();
    int to = rows.room() + after;
    return new NDList(
        rows.tokens(manager, answers, after),
        rows.places(manager, 0, to),
        rows.mask(manager, 0, to));
  }

  /** What the transformer makes of them, (b, places, width). */
  NDArray stream(NDManager manager, TinyTransformer model, Projections maps) {
    NDList inputs = inputs(manager);
    return model.stream(inputs.get(0), inputs.get(1), inputs.get(2), maps, null);
  }

  /** As {@link #loss(NDManager, TinyTransformer, NDArray)}, of what the projections make. */
  NDArray loss(NDManager manager, TinyTransformer model, Projections maps) {
    return loss(manager, model, stream(manager, model, maps));
  }

  /** Mean cross-entropy over the characters of the answers and their ends. */
  NDArray loss(NDManager manager, TinyTransformer model, NDArray stream) {
    NDArray told = stream.split(new long[] {rows.room() - 1}, 1).get(1);
    NDArray logs = model.scores(told).logSoftmax(-1);
    int length = longest() + 1;
    Shape shape = new Shape(answers.size(), length);
    int[] next = new int[answers.size() * length];
    float[] signs = new float[next.length];
    int count = 0;
    for (int row = 0; row < answers.size(); row++) {
      int[] answer = answers.get(row);
      int from = row * length;
      System.arraycopy(answer, 0, next, from, answer.length);
      next[from + answer.length] = Characters.END;
      Arrays.fill(signs, from, from + answer.length + 1, -1f);
      count += answer.length + 1;
    }
    NDArray numbers = manager.create(next, shape).toType(DataType.INT64, false).expandDims(2);
    NDArray of = logs.gather(numbers, 2).squeeze(2);
    return of.mul(manager.create(signs, shape)).sum().div(manager.create((float) count));
  }
}
