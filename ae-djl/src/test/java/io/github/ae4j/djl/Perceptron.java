package io.github.ae4j.djl;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import io.github.ae4j.Preset;

/**
 * A regression for a network whose tensors are of all kinds for a path that joins small ones and cuts
 * large ones: small ones with odd numbers of coordinates among them or, on request, one with more
 * than a chunk.
 */
final class Perceptron implements AutoCloseable {
  private static final int INPUTS = 13;
  private static final int HIDDEN = 31;
  private static final int LARGE = 40_001;
  private static final int BATCH = 8;

  /** The first tensor of a large one. */
  static final long LARGEST_BYTES = (long) Float.BYTES * INPUTS * LARGE;

  final Model model = Model.newInstance("perceptron", Device.cpu());
  Trainer trainer;
  private final DefaultTrainingConfig config;

  private Perceptron(Optimizer optimizer, DataType type, int hidden, TrainerMaker maker) {
    Engine.getInstance().setRandomSeed(11);
    JniUtils.setNumThreads(1); // so little work is done before a second thread has woken
    model.setDataType(type);
    model.setBlock(
        new SequentialBlock()
            .add(Linear.builder().setUnits(hidden).build())
            .add(Activation::tanh)
            .add(Linear.builder().setUnits(3).build()));
    config =
        new DefaultTrainingConfig(Loss.l2Loss())
            .optDevices(new Device[] {Device.cpu()})
            .optOptimizer(optimizer);
    trainer = maker.make(model, config);
    trainer.initialize(new Shape(BATCH, INPUTS));
  }

  /** Lets the optimizer go, which from now on updates alone. */
  Perceptron goOnBare() {
    trainer.close();
    config.optOptimizer(steered().optimizer());
    trainer = model.newTrainer(config);
    trainer.initialize(new Shape(BATCH, INPUTS));
    return this;
  }

  private interface TrainerMaker {
    Trainer make(Model model, DefaultTrainingConfig config);
  }

  static Perceptron steered(Optimizer optimizer, Preset preset, StepPath path) {
    return steered(optimizer, DataType.FLOAT32, preset, path);
  }

  static Perceptron steered(Optimizer optimizer, DataType type, Preset preset, StepPath path) {
    return new Perceptron(
        optimizer,
        type,
        HIDDEN,
        (model, config) ->
            AeDjl.newTrainer(
                model, config, preset, Steering.standard().withNoiseSeed(5L).withPath(path)));
  }

  /** One that is steered in groups. */
  static Perceptron grouped(Optimizer optimizer, Preset preset, Steering steering) {
    return new Perceptron(
        optimizer,
        DataType.FLOAT32,
        HIDDEN,
        (model, config) -> AeDjl.newTrainer(model, config, preset, steering));
  }

  static Perceptron bare(Optimizer optimizer) {
    return new Perceptron(optimizer, DataType.FLOAT32, HIDDEN, Model::newTrainer);
  }

  static Perceptron largeBare(Optimizer optimizer) {
    return new Perceptron(optimizer, DataType.FLOAT32, LARGE, Model::newTrainer);
  }

  /** One whose first tensor takes many chunks. */
  static Perceptron large(Optimizer optimizer, Preset preset, StepPath path) {
    return sized(LARGE, optimizer, preset, path);
  }

  /** One with a hidden layer of a size. */
  static Perceptron sized(int hidden, Optimizer optimizer, Preset preset, StepPath path) {
    return new Perceptron(
        optimizer,
        DataType.FLOAT32,
        hidden,
        (model, config) ->
            AeDjl.newTrainer(
                model, config, preset, Steering.standard().withNoiseSeed(5L).withPath(path)));
  }

  SteeredTrainer steered() {
    return (SteeredTrainer) trainer;
  }

  double coefficient(String name) {
    return steered().loop().coefficient(name);
  }

  /** Makes the steps from one to another, both included. */
  Perceptron steps(int from, int to) {
    for (int t = from; t <= to; t++) {
      differentiate(t);
      trainer.step();
    }
    return this;
  }

  void differentiate(int t) {
    try (NDManager batch = model.getNDManager().newSubManager();
        GradientCollector collector = trainer.newGradientCollector()) {
      NDArray x = inputs(batch, t);
      collector.backward(loss(x, trainer.forward(new NDList(x))));
    }
  }

  private NDArray inputs(NDManager batch, int t) {
    return batch
        .arange(0f, BATCH * INPUTS, 1f)
        .mul(0.61f)
        .add(1.7f * t)
        .sin()
        .reshape(BATCH, INPUTS)
        .toType(model.getDataType(), false);
  }

  private static NDArray loss(NDArray x, NDList answers) {
    NDArray y = x.get(":, 0:3").mul(x.get(":, 3:6")).add(x.get(":, 6:9"));
    return answers.head().sub(y).square().mean();
  }

  /** Loss of a step's data with the parameters as they are; nothing is differentiated. */
  double loss(int t) {
    try (NDManager batch = model.getNDManager().newSubManager()) {
      NDArray x = inputs(batch, t);
      return loss(x, trainer.evaluate(new NDList(x))).toArray()[0].doubleValue();
    }
  }

  double[] weights() {
    return Weights.of(model);
  }

  @Override
  public void close() {
    trainer.close();
    model.close();
  }
}
