package io.github.ae4j.examples.swarm;

import ai.djl.Model;
import ai.djl.engine.Engine;
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
import io.github.ae4j.djl.SteeredTrainer;
import io.github.ae4j.examples.digits.Digits;
import java.util.SplittableRandom;

/**
 * A network of 784-128-10 on digits, AdamW, batches of 64 drawn by the member and the step; the score is the
 * cross-entropy on digits that are held back.
 *
 * @param split the digits
 * @param member its number
 * @param rate to start from
 * @param preset its loop
 * @param seed of its batches
 */
public record DigitNetwork(SplitDigits split, int member, double rate, Preset preset, long seed)
    implements DjlTask {
  private static final int BATCH = 64;
  private static final int HIDDEN = 128;

  /** Holds PyTorch to one thread, unless told otherwise; before its first use in the process. */
  public static void holdEngine() {
    for (String threads : new String[] {"num_threads", "num_interop_threads"}) {
      String name = "ai.djl.pytorch." + threads;
      System.setProperty(name, System.getProperty(name, "1"));
    }
  }

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
  public Shape[] shapes() {
    return new Shape[] {new Shape(BATCH, Digits.PIXELS)};
  }

  @Override
  public Examples examples(NDManager manager, long step) {
    SplittableRandom random = new SplittableRandom(seed * 31 + member * 1_000_003L + step);
    return split.batch(manager, BATCH, random);
  }

  @Override
  public double score(SteeredTrainer trainer) {
    return split.score(trainer);
  }
}
