package io.github.ae4j.examples.fuzz;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.util.PairList;
import io.github.ae4j.ControlLoop;
import io.github.ae4j.Preset;
import io.github.ae4j.djl.AeDjl;
import io.github.ae4j.djl.SteeredTrainer;
import io.github.ae4j.djl.Steering;
import io.github.ae4j.djl.StepPath;

/**
 * A DJL optimizer; its variant goes the plain path. The loss sum w c has the gradient c; the loss that counts is given
 * beside it.
 */
final class DjlSubject implements Subject {
  private final Setting setting;
  private final Preset preset;
  private final DataType type;
  private final Shape shape;
  private final Model model;
  private final Weights block;
  private final DefaultTrainingConfig config;
  private SteeredTrainer trainer;

  /** One vector, multiplied by what comes in. */
  private static final class Weights extends AbstractBlock {
    final Parameter vector;

    Weights(Shape shape) {
      vector =
          addParameter(
              Parameter.builder()
                  .setName("w")
                  .setType(Parameter.Type.WEIGHT)
                  .optShape(shape)
                  .optInitializer(Initializer.ZEROS)
                  .build());
    }

    @Override
    protected NDList forwardInternal(
        ParameterStore store, NDList inputs, boolean training, PairList<String, Object> more) {
      NDArray w = store.getValue(vector, inputs.head().getDevice(), training);
      return new NDList(w.mul(inputs.head()));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
      return inputs;
    }
  }

  DjlSubject(Setting setting, Preset preset, double[] start) {
    this.setting = setting;
    this.preset = preset;
    type = setting.single() ? DataType.FLOAT32 : DataType.FLOAT64;
    shape = new Shape(start.length);
    model = Model.newInstance("fuzz", Device.cpu());
    model.setDataType(type);
    block = new Weights(shape);
    model.setBlock(block);
    config =
        new DefaultTrainingConfig(Loss.l2Loss())
            .optDevices(new Device[] {Device.cpu()})
            .optOptimizer(optimizer());
    trainer = steer();
    write(start);
  }

  private Optimizer optimizer() {
    Tracker rate = Tracker.fixed((float) setting.rate());
    float decay = (float) setting.decay();
    return switch (setting.optimizer()) {
      case "sgd" ->
          Optimizer.sgd()
              .setLearningRateTracker(rate)
              .optMomentum(0.9f)
              .optWeightDecays(decay)
              .build();
      case "adam" -> Optimizer.adam().optLearningRateTracker(rate).optWeightDecays(decay).build();
      default -> Optimizer.adamW().optLearningRateTracker(rate).optWeightDecays(decay).build();
    };
  }

  private SteeredTrainer steer() {
    StepPath path = setting.variant() ? StepPath.PLAIN : StepPath.FUSED;
    SteeredTrainer made =
        AeDjl.newTrainer(
            model,
            config,
            preset,
            Steering.standard().withPath(path).withCadence(setting.cadence()));
    made.initialize(shape);
    return made;
  }

  private NDArray vector(NDManager manager, double[] values) {
    NDArray wide = manager.create(values);
    return setting.single() ? wide.toType(DataType.FLOAT32, true) : wide;
  }

  @Override
  public void read(double[] target) {
    try (NDArray wide = block.vector.getArray().toType(DataType.FLOAT64, true)) {
      System.arraycopy(wide.toDoubleArray(), 0, target, 0, target.length);
    }
  }

  @Override
  public void write(double[] weights) {
    NDArray array = block.vector.getArray();
    if (setting.single()) {
      float[] narrow = new float[weights.length];
      for (int i = 0; i < narrow.length; i++) {
        narrow[i] = (float) weights[i];
      }
      array.set(narrow);
    } else {
      array.set(weights);
    }
  }

  @Override
  public void step(double loss, double[] gradient) {
    try (NDManager batch = model.getNDManager().newSubManager()) {
      differentiate(trainer, batch, gradient);
      trainer.step(batch.create(loss));
    }
  }

  private void differentiate(Trainer by, NDManager batch, double[] gradient) {
    try (GradientCollector collector = by.newGradientCollector()) {
      NDArray product = by.forward(new NDList(vector(batch, gradient))).head();
      product.attach(batch);
      NDArray sum = product.sum();
      sum.attach(batch);
      collector.backward(sum);
    }
  }

  @Override
  public ControlLoop loop() {
    return trainer.loop();
  }

  @Override
  public void serve() {
    if (trainer.hasReadout()) {
      trainer.serveReadout().close();
    }
  }

  @Override
  public Runnable save() {
    double[] weights = new double[(int) shape.size()];
    read(weights);
    SavedState file = SavedState.write(path -> AeDjl.saveState(trainer, path));
    return () -> {
      write(weights);
      file.read(path -> AeDjl.restoreState(trainer, path));
    };
  }

  @Override
  public void handBack(double[] gradient) {
    trainer.close();
    config.optOptimizer(trainer.optimizer());
    if (setting.single()) { // bare, DJL fails in double
      try (Trainer bare = model.newTrainer(config);
          NDManager batch = model.getNDManager().newSubManager()) {
        bare.initialize(shape);
        differentiate(bare, batch, gradient);
        bare.step();
      }
    }
    trainer = steer();
  }

  @Override
  public void close() {
    try (model) {
      trainer.close();
    }
  }
}
