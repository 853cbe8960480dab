package io.github.ae4j.examples.swarm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.ae4j.djl.DjlTask;
import io.github.ae4j.djl.SteeredTrainer;
import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.examples.digits.MnistFolder;
import io.github.ae4j.examples.digits.StrokeDigits;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Digits in an order drawn once: first those to train on, then those to score members by, then those that nobody is
 * chosen by.
 *
 * @param digits all of them
 * @param order their places
 * @param heldBack how many are scored by, and how many are for the test
 */
public record SplitDigits(Digits digits, int[] order, int heldBack) {
  private static final int DRAWN = 12_000;
  private static final int HELD_BACK = 2_000;

  /**
   * Digits of a folder, or drawn in code.
   *
   * @param folder with MNIST's IDX files; null for digits drawn in code
   * @param seed of those
   */
  public static SplitDigits of(@Nullable Path folder, long seed) {
    Digits digits = folder == null ? StrokeDigits.draw(DRAWN, seed) : MnistFolder.read(folder);
    return of(digits);
  }

  /** The same order for as many digits. */
  public static SplitDigits of(Digits digits) {
    int[] order = Digits.permutation(digits.size(), new SplittableRandom(0));
    return new SplitDigits(digits, order, Math.min(HELD_BACK, digits.size() / 6));
  }

  private int training() {
    return order.length - 2 * heldBack;
  }

  DjlTask.Examples batch(NDManager manager, int size, SplittableRandom random) {
    return examples(manager, IntStream.generate(() -> random.nextInt(training())).limit(size));
  }

  private DjlTask.Examples examples(NDManager manager, IntStream chosen) {
    int[] places = chosen.toArray();
    float[] pixels = new float[places.length * Digits.PIXELS];
    long[] labels = new long[places.length];
    for (int i = 0; i < places.length; i++) {
      int picture = order[places[i]];
      labels[i] = digits.labels()[picture];
      for (int p = 0; p < Digits.PIXELS; p++) {
        pixels[i * Digits.PIXELS + p] = digits.intensity(picture, p);
      }
    }
    return new DjlTask.Examples(
        new NDList(manager.create(pixels, new Shape(places.length, Digits.PIXELS))),
        new NDList(manager.create(labels)));
  }

  /** Cross-entropy on the digits that members are scored by. */
  double score(SteeredTrainer trainer) {
    return loss(trainer, training());
  }

  /** Cross-entropy on the digits that nobody is chosen by. */
  public double test(SteeredTrainer trainer) {
    return loss(trainer, training() + heldBack);
  }

  private double loss(SteeredTrainer trainer, int from) {
    try (NDManager manager = trainer.getManager().newSubManager()) {
      DjlTask.Examples held = examples(manager, IntStream.range(from, from + heldBack));
      NDArray loss = trainer.getLoss().evaluate(held.labels(), trainer.evaluate(held.data()));
      return loss.getFloat();
    }
  }
}
