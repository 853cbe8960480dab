package io.github.ae4j.djl;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.TrainingConfig;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.github.ae4j.Preset;
import io.github.ae4j.adapter.CounterNoise;

/**
 * A member of a swarm: regression on a made-up target, with dropout.
 *
 * @param member its number, of which its learning rate is a function
 * @param preset its loop
 */
record MadeRegression(int member, Preset preset) implements DjlTask {
  private static final int INPUTS = 6;
  private static final int BATCH = 16;

  @Override
  public Model model() {
    Model model = Model.newInstance("member-" + member);
    model.setBlock(
        new SequentialBlock()
            .add(Linear.builder().setUnits(8).build())
            .add(Activation.reluBlock())
            .add(Dropout.builder().optRate(0.2f).build())
            .add(Linear.builder().setUnits(1).build()));
    return model;
  }

  @Override
  public TrainingConfig config() {
    float rate = (float) Math.pow(10.0, -4.0 + member);
    return new DefaultTrainingConfig(Loss.l2Loss())
        .optOptimizer(Optimizer.adamW().optLearningRateTracker(Tracker.fixed(rate)).build())
        .optDevices(Engine.getInstance().getDevices(1));
  }

  @Override
  public Shape[] shapes() {
    return new Shape[] {new Shape(BATCH, INPUTS)};
  }

  @Override
  public Examples examples(NDManager manager, long step) {
    float[] x = new float[BATCH * INPUTS];
    float[] y = new float[BATCH];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) CounterNoise.gaussian(11, step, i);
      y[i / INPUTS] += x[i] * (i % INPUTS - 2);
    }
    return new Examples(
        new NDList(manager.create(x, new Shape(BATCH, INPUTS))),
        new NDList(manager.create(y, new Shape(BATCH, 1))));
  }

  @Override
  public double score(SteeredTrainer trainer) {
    try (NDManager manager = trainer.getManager().newSubManager()) {
      Examples held = examples(manager, -1);
      NDList answers = trainer.evaluate(held.data());
      NDArray loss = trainer.getLoss().evaluate(held.labels(), answers);
      return loss.getFloat();
    }
  }
}
