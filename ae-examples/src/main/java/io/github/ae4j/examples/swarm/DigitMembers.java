package io.github.ae4j.examples.swarm;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.TrainingConfig;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.github.ae4j.Preset;
import io.github.ae4j.djl.DjlTask;
import io.github.ae4j.djl.DjlTrajectory;
import io.github.ae4j.djl.SteeredTrainer;
import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.examples.digits.MnistFolder;
import io.github.ae4j.examples.digits.StrokeDigits;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.swarm.Trajectory;
import io.github.ae4j.swarm.TrajectoryFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Networks of 784-128-10 on digits, AdamW, a learning rate of its own for each to start from; the score is the
 * cross-entropy on digits that are held back.
 *
 * @param members how many
 * @param folder with MNIST's IDX files; null for digits drawn in code
 * @param seed of digits, initial parameters and batches
 */
record DigitMembers(int members, @Nullable String folder, long seed) implements TrajectoryFactory {
  /** Read once in a process, although every turn there brings a factory of its own. */
  private static final Map<DigitMembers, Split> READ = new ConcurrentHashMap<>();

  private static final int DRAWN = 10_000;
  private static final int HELD_BACK = 2_000;
  private static final int BATCH = 64;
  private static final int HIDDEN = 128;

  /** Digits in an order, the last of which are held back. */
  private record Split(Digits digits, int[] order) {
    static Split of(DigitMembers members) {
      Digits digits =
          members.folder == null
              ? StrokeDigits.draw(DRAWN, members.seed)
              : MnistFolder.read(Path.of(members.folder));
      return new Split(digits, Digits.permutation(digits.size(), new SplittableRandom(0)));
    }

    int training() {
      return order.length - Math.min(HELD_BACK, order.length / 5);
    }

    DjlTask.Examples examples(NDManager manager, int[] places) {
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
  }

  @Override
  public Trajectory start(int member) {
    for (String threads : new String[] {"num_threads", "num_interop_threads"}) {
      String name = "ai.djl.pytorch." + threads;
      System.setProperty(name, System.getProperty(name, "1"));
    }
    Split split = READ.computeIfAbsent(this, Split::of);
    double rate = StartRates.of(member, members);
    return new DjlTrajectory(new Network(split, member, rate, seed), seed + member);
  }

  private record Network(Split split, int member, double rate, long seed) implements DjlTask {
    @Override
    public Model model() {
      Model model = Model.newInstance("member-" + member);
      model.setBlock(
          new SequentialBlock()
              .add(Linear.builder().setUnits(HIDDEN).build())
              .add(Activation.reluBlock())
              .add(Linear.builder().setUnits(Digits.CLASSES).build()));
      return model;
    }

    @Override
    public TrainingConfig config() {
      Tracker tracker = Tracker.fixed((float) rate);
      return new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
          .optOptimizer(Optimizer.adamW().optLearningRateTracker(tracker).build())
          .optDevices(Engine.getInstance().getDevices(1));
    }

    @Override
    public Preset preset() {
      return Presets.standard();
    }

    @Override
    public Shape[] shapes() {
      return new Shape[] {new Shape(BATCH, Digits.PIXELS)};
    }

    /** Drawn with repetition, by the member and the step. */
    @Override
    public Examples examples(NDManager manager, long step) {
      SplittableRandom random = new SplittableRandom(seed * 31 + member * 1_000_003L + step);
      int[] places = new int[BATCH];
      Arrays.setAll(places, i -> random.nextInt(split.training()));
      return split.examples(manager, places);
    }

    @Override
    public double score(SteeredTrainer trainer) {
      try (NDManager manager = trainer.getManager().newSubManager()) {
        int[] places = new int[split.order.length - split.training()];
        Arrays.setAll(places, i -> split.training() + i);
        Examples held = split.examples(manager, places);
        NDArray loss = trainer.getLoss().evaluate(held.labels(), trainer.evaluate(held.data()));
        return loss.getFloat();
      }
    }
  }
}
