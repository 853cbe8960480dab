package io.github.ae4j.examples.lab.finetuning;

import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.examples.lab.task.RegressionTask;
import io.github.ae4j.examples.lab.task.StaticDigits;
import io.github.ae4j.examples.lab.task.Task;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is trained, and what it is trained on with. */
enum Case {
  /** Digits, and more of the same. */
  SAME_DIGITS(false),
  /** Digits, then other pictures. */
  SHIFTED_DIGITS(true),
  /** A noisy linear map, and more of the same. */
  SAME_MAP(false),
  /** A noisy linear map, then one a fifth of its size off. */
  SHIFTED_MAP(true);

  private static final RegressionTask.Size MAP = new RegressionTask.Size(16, 32, 4, 32);
  private static final double OFF = 0.2;
  private static final int BATCH = 64;
  private static final double DIGITS_RATE = 3e-3;
  private static final double MAP_RATE = 1e-2;

  private final boolean shifted;

  Case(boolean shifted) {
    this.shifted = shifted;
  }

  /** As it stands in an arm's family. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace("_", "");
  }

  boolean isShifted() {
    return shifted;
  }

  private boolean isDigits() {
    return this == SAME_DIGITS || this == SHIFTED_DIGITS;
  }

  /** What of the trained weights tells them from others of the seed. */
  String trained() {
    return isDigits() ? "digits" : "map";
  }

  /** Trains the weights of a seed. */
  double[] train(PictureData pictures, @Nullable Path data, int steps, long seed) {
    try (Task task = isDigits() ? digits(pictures.first(data), steps, seed) : map(0.0, seed)) {
      return TrainedTask.train(task, isDigits() ? DIGITS_RATE : MAP_RATE, steps, seed);
    }
  }

  /** The task that goes on after so many steps, for so many in all. */
  Task then(PictureData pictures, @Nullable Path data, int steps, long seed) {
    if (!isDigits()) {
      return map(shifted ? OFF : 0.0, seed);
    }
    return digits(shifted ? pictures.then(data) : pictures.first(data), steps, seed);
  }

  private static Task digits(Digits pictures, int steps, long seed) {
    return StaticDigits.loss(pictures, BATCH, steps, seed);
  }

  private static Task map(double shift, long seed) {
    return new RegressionTask(MAP, seed, shift);
  }
}
