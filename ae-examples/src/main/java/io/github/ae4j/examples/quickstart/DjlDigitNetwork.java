package io.github.ae4j.examples.quickstart;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.TrainingConfig;
import ai.djl.training.loss.Loss;
import io.github.ae4j.Preset;
import io.github.ae4j.adapter.ServedReadout;
import io.github.ae4j.djl.AeDjl;
import io.github.ae4j.djl.SteeredTrainer;
import io.github.ae4j.examples.digits.Digits;
import org.jspecify.annotations.Nullable;

/** The network in DJL. */
final class DjlDigitNetwork implements DigitNetwork {
  private static final String[] THREADS = {
    "ai.djl.pytorch.num_threads", "ai.djl.pytorch.num_interop_threads"
  };

  private final Model model;
  private final Trainer trainer;

  private DjlDigitNetwork(QuickstartSettings settings, Family optimizer, @Nullable Preset preset) {
    Engine.getInstance().setRandomSeed(Long.hashCode(settings.seed()));
    TrainingConfig config =
        new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
            .optOptimizer(optimizer.optimizer(settings.startLearningRate()))
            .optDevices(Engine.getInstance().getDevices(1));
    model = Model.newInstance("digits");
    model.setBlock(network());
    trainer = preset == null ? model.newTrainer(config) : AeDjl.newTrainer(model, config, preset);
    trainer.initialize(new Shape(DigitTask.BATCH, Digits.PIXELS));
  }

  /** Makes networks with an optimizer. */
  static NetworkMaker with(Family optimizer) {
    // In so small a network threads wait for each other longer than they work; one also makes the
    // sums, and so the result, the same on every machine of a kind.
    for (String threads : THREADS) {
      System.setProperty(threads, System.getProperty(threads, "1"));
    }
    return (settings, preset) -> new DjlDigitNetwork(settings, optimizer, preset);
  }

  private static Block network() {
    return new SequentialBlock()
        .add(Linear.builder().setUnits(HIDDEN).build())
        .add(Activation.reluBlock())
        .add(Linear.builder().setUnits(Digits.CLASSES).build());
  }

  @Override
  public double step(float[] pixels, long[] labels) {
    try (NDManager manager = trainer.getManager().newSubManager()) {
      NDArray pictures = manager.create(pixels, new Shape(labels.length, Digits.PIXELS));
      NDList truth = new NDList(manager.create(labels));
      NDArray loss;
      try (GradientCollector collector = trainer.newGradientCollector()) {
        NDList answers = trainer.forward(new NDList(pictures), truth);
        loss = trainer.getLoss().evaluate(truth, answers);
        collector.backward(loss);
      }
      trainer.step();
      return loss.getFloat();
    }
  }

  @Override
  public double accuracy(float[] pixels, long[] labels) {
    if (trainer instanceof SteeredTrainer steered && steered.hasReadout()) {
      try (ServedReadout served = steered.serveReadout()) {
        return share(pixels, labels);
      }
    }
    return share(pixels, labels);
  }

  private double share(float[] pixels, long[] labels) {
    try (NDManager manager = trainer.getManager().newSubManager()) {
      NDArray pictures = manager.create(pixels, new Shape(labels.length, Digits.PIXELS));
      NDArray answers = trainer.evaluate(new NDList(pictures)).singletonOrThrow().argMax(1);
      return (double) answers.eq(manager.create(labels)).sum().getLong() / labels.length;
    }
  }

  @Override
  public void close() {
    trainer.close();
    model.close();
  }
}
