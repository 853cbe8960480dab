package com.example;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.TrainingConfig;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.dataset.Dataset;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.translate.TranslateException;
import io.github.ae4j.Preset;
import io.github.ae4j.djl.AeDjl;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.trace.StepRecord;
import io.github.ae4j.trace.TraceRecorder;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** A linear regression on made-up numbers, from a learning rate that is far too small. */
public final class Regression {
  static final int STEPS = 128;

  private static final int EPOCHS = 8;
  private static final int SAMPLES = 256;
  private static final int BATCH = EPOCHS * SAMPLES / STEPS;
  private static final int INPUTS = 8;

  private Regression() {}

  /** Trains and prints what the loop did. */
  public static void main(String[] arguments) throws IOException, TranslateException {
    System.out.println(Arrays.toString(learned()));
    for (StepRecord record : recorded()) {
      System.out.printf("%4d  %.6f  %s%n", record.step(), record.loss(), record.applied());
    }
  }

  /** Trains with the standard loop and a law of one's own, and hands back every step. */
  static List<StepRecord> recorded() throws IOException, TranslateException {
    // tag::preset
    TraceRecorder recorder = new TraceRecorder(STEPS);
    Preset preset =
        Presets.standard()
            .with(loop -> loop.law(new Caution(0.5)))
            .with(loop -> loop.observer(recorder));
    // end::preset
    train(preset);
    return recorder.snapshot();
  }

  /** Trains with any preset. */
  static void train(Preset preset) throws IOException, TranslateException {
    try (Model model = linear();
        Trainer trainer = AeDjl.newTrainer(model, config(), preset)) {
      trainer.initialize(new Shape(BATCH, INPUTS));
      EasyTrain.fit(trainer, EPOCHS, samples(model.getNDManager()), null);
    }
  }

  /** Trains with the standard loop and hands back the weights, which should be 1 to 8. */
  static float[] learned() throws IOException, TranslateException {
    try (Model model = linear()) {
      TrainingConfig config = config();
      Dataset data = samples(model.getNDManager());
      // tag::three-lines
      try (Trainer trainer = AeDjl.newTrainer(model, config, Presets.standard())) {
        trainer.initialize(new Shape(BATCH, INPUTS));
        EasyTrain.fit(trainer, EPOCHS, data, null);
      }
      // end::three-lines
      return model.getBlock().getParameters().valueAt(0).getArray().toFloatArray();
    }
  }

  private static Model linear() {
    Engine.getInstance().setRandomSeed(1);
    Model model = Model.newInstance("regression");
    model.setBlock(Linear.builder().setUnits(1).build());
    return model;
  }

  private static TrainingConfig config() {
    Optimizer adam = Optimizer.adam().optLearningRateTracker(Tracker.fixed(1e-6f)).build();
    return new DefaultTrainingConfig(Loss.l2Loss()).optOptimizer(adam);
  }

  private static Dataset samples(NDManager manager) {
    NDArray x = manager.randomNormal(new Shape(SAMPLES, INPUTS));
    NDArray truth = manager.arange(1f, INPUTS + 1f).reshape(INPUTS, 1);
    NDArray noise = manager.randomNormal(new Shape(SAMPLES, 1)).mul(0.1f);
    return new ArrayDataset.Builder()
        .setData(x)
        .optLabels(x.matMul(truth).add(noise))
        .setSampling(BATCH, true)
        .build();
  }
}
