package io.github.ae4j.examples.lab.experiment;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.TrainingConfig;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import com.sun.management.ThreadMXBean;
import io.github.ae4j.Presets;
import io.github.ae4j.djl.AeDjl;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;

/** A DJL trainer with Adam, bare or under the standard loop, that makes whole steps on one batch. */
final class TimedTrainer implements AutoCloseable {
  private static final float RATE = 1e-3f;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Model model = Model.newInstance("timed", Device.cpu(), "PyTorch");
  private final Trainer trainer;
  private final float[] pictures;
  private final long[] labels;

  /**
   * What a stretch of steps took.
   *
   * @param nanos wall time
   * @param bytes allocated on the heap by the training thread
   */
  record Cost(long nanos, long bytes) {}

  TimedTrainer(TimedNetwork network, boolean steered, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    pictures = new float[(int) TimedNetwork.input().size()];
    for (int i = 0; i < pictures.length; i++) {
      pictures[i] = (float) random.nextDouble();
    }
    labels = random.longs(TimedNetwork.BATCH, 0, TimedNetwork.CLASSES).toArray();
    Engine.getEngine("PyTorch").setRandomSeed(Long.hashCode(seed));
    model.setBlock(network.block());
    Optimizer adam = Optimizer.adam().optLearningRateTracker(Tracker.fixed(RATE)).build();
    TrainingConfig config =
        new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
            .optOptimizer(adam)
            .optDevices(new Device[] {Device.cpu()});
    trainer =
        steered ? AeDjl.newTrainer(model, config, Presets.standard()) : model.newTrainer(config);
    trainer.initialize(TimedNetwork.input());
  }

  /** Makes steps: batch to tensors, forward, loss, backward, update. */
  Cost steps(int count) {
    long thread = Thread.currentThread().getId();
    long bytes = THREADS.getThreadAllocatedBytes(thread);
    long start = System.nanoTime();
    for (int step = 0; step < count; step++) {
      step();
    }
    long nanos = System.nanoTime() - start;
    return new Cost(nanos, THREADS.getThreadAllocatedBytes(thread) - bytes);
  }

  private void step() {
    try (NDManager manager = trainer.getManager().newSubManager()) {
      NDList input = new NDList(manager.create(pictures, TimedNetwork.input()));
      NDList truth = new NDList(manager.create(labels));
      try (GradientCollector collector = trainer.newGradientCollector()) {
        NDList answers = trainer.forward(input, truth);
        NDArray loss = trainer.getLoss().evaluate(truth, answers);
        collector.backward(loss);
      }
      trainer.step();
    }
  }

  /** Tensors that the trainer's and the model's managers hold between steps. */
  int tensors() {
    return trainer.getManager().getManagedArrays().size()
        + model.getNDManager().getManagedArrays().size();
  }

  @Override
  public void close() {
    trainer.close();
    model.close();
  }
}
