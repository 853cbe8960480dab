package io.github.ae4j.examples.lab.disturbance;

import io.github.ae4j.examples.lab.task.RegressionTask;
import io.github.ae4j.examples.lab.task.Task;
import java.util.Locale;
import java.util.function.LongFunction;

/** Small tasks to be disturbed. */
enum Problem {
  /** A quadratic bowl. */
  BOWL(seed -> new Bowl(0.0, seed)),
  /** A quadratic bowl with noise. */
  NOISE(seed -> new Bowl(0.3, seed)),
  /** A logistic regression. */
  LOGISTIC(LogisticTask::new),
  /** A small perceptron that learns a noisy linear map. */
  PERCEPTRON(seed -> new RegressionTask(new RegressionTask.Size(8, 32, 4, 32), seed));

  /** The tasks in words. */
  static final String IN_WORDS =
      "a bowl of 20 axes with curvatures 0.01 to 1, the same with noise, logistic regression in"
          + " batches of 8 and a perceptron 8-32-4 that learns a noisy linear map";

  private final LongFunction<Task> maker;

  Problem(LongFunction<Task> maker) {
    this.maker = maker;
  }

  /** As it stands in an arm's family. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The task of a seed. */
  Task make(long seed) {
    return maker.apply(seed);
  }
}
