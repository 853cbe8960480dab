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
import io.github.ae4j.djl.AeDjl;
import io.github.ae4j.djl.SteeredTrainer;
import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.examples.report.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Trains one arm in DJL: a 784-128-10 network with ReLU, softmax cross-entropy. The arms differ in
 * one line, how their trainer is made.
 */
final class ArmRun {
  private static final int HIDDEN = 128;
  private static final String[] THREADS = {
    "ai.djl.pytorch.num_threads", "ai.djl.pytorch.num_interop_threads"
  };

  private final QuickstartSettings settings;
  private final DigitTask task;
  private final Progress progress;

  /** What every arm shares. */
  ArmRun(QuickstartSettings settings, DigitTask task, Progress progress) {
    this.settings = settings;
    this.task = task;
    this.progress = progress;
    // In so small a network threads wait for each other longer than they work; one also makes the
    // sums, and so the result, the same on every machine of a kind.
    for (String threads : THREADS) {
      System.setProperty(threads, System.getProperty(threads, "1"));
    }
  }

  /**
   * Trains from the seed's initial weights through both phases.
   *
   * @param preset the loop to put around the optimizer; null leaves it bare
   */
  void train(ArmHistory history, @Nullable Preset preset) {
    Engine.getInstance().setRandomSeed(Long.hashCode(settings.seed()));
    TrainingConfig config =
        new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
            .optOptimizer(settings.optimizer().optimizer(settings.startLearningRate()))
            .optDevices(Engine.getInstance().getDevices(1));
    try (Model model = Model.newInstance("digits")) {
      model.setBlock(network());
      try (Trainer trainer =
          preset == null ? model.newTrainer(config) : AeDjl.newTrainer(model, config, preset)) {
        trainer.initialize(new Shape(DigitTask.BATCH, Digits.PIXELS));
        train(trainer, history);
      }
    }
  }

  private static Block network() {
    return new SequentialBlock()
        .add(Linear.builder().setUnits(HIDDEN).build())
        .add(Activation.reluBlock())
        .add(Linear.builder().setUnits(Digits.CLASSES).build());
  }

  private void train(Trainer trainer, ArmHistory history) {
    for (Phase phase : Phase.values()) {
      progress.doing(history.kind.label + ", " + phase.label());
      try (NDManager manager = trainer.getManager().newSubManager()) {
        NDArray pictures =
            manager.create(task.heldBackPixels(phase), new Shape(task.heldBack(), Digits.PIXELS));
        NDArray labels = manager.create(task.heldBackLabels());
        int start = phase.ordinal() * task.steps();
        for (int step = start + 1; step <= start + task.steps(); step++) {
          history.loss[step - 1] = step(trainer, step - 1);
          if (history.measured(step)) {
            double accuracy = accuracy(trainer, pictures, labels);
            history.accuracies.add(new ArmHistory.Accuracy(step, accuracy));
          }
          progress.step();
        }
      }
    }
  }

  private double step(Trainer trainer, int step) {
    try (NDManager manager = trainer.getManager().newSubManager()) {
      NDArray pictures =
          manager.create(task.batchPixels(step), new Shape(DigitTask.BATCH, Digits.PIXELS));
      NDList labels = new NDList(manager.create(task.batchLabels(step)));
      NDArray loss;
      try (GradientCollector collector = trainer.newGradientCollector()) {
        NDList answers = trainer.forward(new NDList(pictures), labels);
        loss = trainer.getLoss().evaluate(labels, answers);
        collector.backward(loss);
      }
      trainer.step();
      return loss.getFloat();
    }
  }

  private double accuracy(Trainer trainer, NDArray pictures, NDArray labels) {
    if (settings.readout() && trainer instanceof SteeredTrainer steered) {
      try (SteeredTrainer.Readout readout = steered.serveReadout()) {
        return share(trainer, pictures, labels);
      }
    }
    return share(trainer, pictures, labels);
  }

  private static double share(Trainer trainer, NDArray pictures, NDArray labels) {
    try (NDManager manager = trainer.getManager().newSubManager()) {
      NDList input = new NDList(pictures);
      input.tempAttach(manager);
      NDArray answers = trainer.evaluate(input).singletonOrThrow().argMax(1);
      return (double) answers.eq(labels).sum().getLong() / labels.size();
    }
  }
}
