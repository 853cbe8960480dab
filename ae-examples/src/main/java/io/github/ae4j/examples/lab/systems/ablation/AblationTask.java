package io.github.ae4j.examples.lab.systems.ablation;

import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.task.DigitBatches;
import io.github.ae4j.examples.lab.task.DigitView;
import io.github.ae4j.examples.lab.task.DriftingDigits;
import io.github.ae4j.examples.lab.task.InstanceStream;
import io.github.ae4j.examples.lab.task.MarginLoss;
import io.github.ae4j.examples.lab.task.RegressionTask;
import io.github.ae4j.examples.lab.task.StreamTask;
import io.github.ae4j.examples.lab.task.Task;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** What the loops are tried on with and without a part; of each less is better. */
enum AblationTask {
  /** Digits whose pixels are permuted in the middle; share of errors before a batch is learnt. */
  DIGITS(20, 400, 3_000, AblationTask::digits),
  /** A noisy regression with one batch that is not a number; held-back squared error. */
  REGRESSION(100, 1_000, 10_000, (digits, steps, seed) -> regression(steps, seed)),
  /** The drifting hyperplane, instance by instance; share of errors so far. */
  STREAM(500, 10_000, 100_000, (digits, steps, seed) -> stream(steps, seed));

  private interface Maker {
    Task make(Supplier<Digits> digits, int steps, long seed);
  }

  private static final int BATCH = 32;
  private static final RegressionTask.Size SIZE = new RegressionTask.Size(16, 32, 4, BATCH);

  private final int smoke;
  private final int cpu;
  private final int full;
  private final Maker maker;

  AblationTask(int smoke, int cpu, int full, Maker maker) {
    this.smoke = smoke;
    this.cpu = cpu;
    this.full = full;
    this.maker = maker;
  }

  /** As it stands in an arm's family. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Updates at a scale. */
  int steps(Scale scale) {
    return scale.pick(smoke, cpu, full);
  }

  /** The task of a seed. */
  Task make(Supplier<Digits> digits, int steps, long seed) {
    return maker.make(digits, steps, seed);
  }

  private static Task digits(Supplier<Digits> digits, int steps, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DigitView view = permutedFrom(steps / 2 + 1, random.split());
    int[] pictures = IntStream.range(0, digits.get().size()).toArray();
    DigitBatches batches = DigitBatches.epochs(pictures, BATCH, steps + 1, random.split());
    return new ErrorRate(new DriftingDigits(digits.get(), view, batches, random.split()));
  }

  private static Task regression(int steps, long seed) {
    return new SpoiledBatch(new RegressionTask(SIZE, seed), 3 * steps / 4);
  }

  private static Task stream(int steps, long seed) {
    InstanceStream stream = InstanceStream.HYPERPLANE;
    return new ErrorRate(new StreamTask(stream.make(steps, seed), MarginLoss.LOG, stream.source()));
  }

  private static DigitView permutedFrom(int first, SplittableRandom random) {
    int[] order = Digits.permutation(Digits.PIXELS, random);
    return (digits, picture, step, into, at) -> {
      for (int pixel = 0; pixel < Digits.PIXELS; pixel++) {
        into[at + pixel] = digits.intensity(picture, step < first ? pixel : order[pixel]);
      }
    };
  }
}
