package io.github.ae4j.djl;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import io.github.ae4j.Preset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A small noisy problem that can be told in two lines of plain Java: loss sum (theta x - y)^2/2 with
 * x and y going up and down from step to step, so gradient x (theta x - y).
 */
final class Ripple implements AutoCloseable {
  final Model model;
  final DefaultTrainingConfig config;
  private @Nullable SteeredTrainer last;

  Ripple(Optimizer optimizer, DataType type) {
    this(optimizer, type, new RippleBlock());
  }

  Ripple(Optimizer optimizer, DataType type, RippleBlock block) {
    model = Model.newInstance("ripple", Device.cpu());
    model.setDataType(type);
    model.setBlock(block);
    config =
        new DefaultTrainingConfig(Loss.l2Loss())
            .optDevices(new Device[] {Device.cpu()})
            .optOptimizer(optimizer);
  }

  Ripple(Optimizer optimizer) {
    this(optimizer, DataType.FLOAT32);
  }

  /** The optimizer at work. */
  Optimizer optimizer() {
    return last == null ? config.getOptimizer() : last.optimizer();
  }

  /** Has the optimizer that was steered last go on. */
  private void goOn() {
    config.optOptimizer(optimizer());
    last = null;
  }

  Trainer bare() {
    goOn();
    return initialised(model.newTrainer(config));
  }

  SteeredTrainer steered(Preset preset) {
    return steered(preset, Steering.standard());
  }

  SteeredTrainer steered(Preset preset, Steering steering) {
    goOn();
    last = initialised(AeDjl.newTrainer(model, config, preset, steering));
    return last;
  }

  private static <T extends Trainer> T initialised(T trainer) {
    trainer.initialize(new Shape(RippleBlock.SIZE));
    return trainer;
  }

  static double x(int i, long t) {
    return 1.0 + 0.5 * Math.sin(0.7 * i + 0.9 * t);
  }

  static double y(int i, long t) {
    return Math.cos(0.3 * i + 0.05 * t);
  }

  static double gradient(int i, long t, double theta) {
    return x(i, t) * (theta * x(i, t) - y(i, t));
  }

  /** One hand-written training step. */
  void step(Trainer trainer, long t) {
    differentiate(trainer, t);
    trainer.step();
  }

  void differentiate(Trainer trainer, long t) {
    try (NDManager batch = model.getNDManager().newSubManager();
        NDScope scope = new NDScope();
        GradientCollector collector = trainer.newGradientCollector()) {
      scope.suppressNotUsedWarning();
      NDArray output = trainer.forward(new NDList(vector(batch, t, true))).head();
      NDArray miss = output.sub(vector(batch, t, false));
      NDArray half = batch.full(new Shape(), 0.5f, model.getDataType());
      collector.backward(miss.mul(miss).sum().mul(half));
    }
  }

  private NDArray vector(NDManager batch, long t, boolean x) {
    double[] values = new double[RippleBlock.SIZE];
    Arrays.setAll(values, i -> x ? x(i, t) : y(i, t));
    return batch.create(values).toType(model.getDataType(), false);
  }

  void steps(Trainer trainer, long from, long to) {
    for (long t = from; t <= to; t++) {
      step(trainer, t);
    }
  }

  /** The parameters, one after the other. */
  double[] weights() {
    return Weights.of(model);
  }

  @Override
  public void close() {
    model.close();
  }
}
