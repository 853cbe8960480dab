package io.github.ae4j.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.GradientCollector;
import ai.djl.training.TrainingConfig;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.dataset.Batch;
import ai.djl.training.evaluator.Evaluator;
import ai.djl.training.loss.Loss;
import ai.djl.translate.TranslateException;
import io.github.ae4j.machine.HaltRules;
import io.github.ae4j.machine.Halted;
import io.github.ae4j.machine.Halting;
import io.github.ae4j.machine.Keeper;
import io.github.ae4j.preset.Presets;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Stopping is no exception that the user must catch. */
class HaltingTest {
  private static final int BATCHES = 6;

  private final Model model = network();

  private static Model network() {
    Model model = Model.newInstance("network", Device.cpu());
    model.setBlock(
        new SequentialBlock()
            .add(Linear.builder().setUnits(8).build())
            .add(Activation::tanh)
            .add(Linear.builder().setUnits(1).build()));
    return model;
  }

  @AfterEach
  void close() {
    model.close();
  }

  private static ArrayDataset dataset(NDManager manager) {
    NDArray x = manager.arange(0f, 96f, 1f).mul(0.37f).sin().reshape(48, 2);
    NDArray y = x.get(":, 0:1").mul(2f).add(x.get(":, 1:2"));
    return new ArrayDataset.Builder().setData(x).optLabels(y).setSampling(8, false).build();
  }

  private static DefaultTrainingConfig config() {
    return new DefaultTrainingConfig(Loss.l2Loss())
        .optDevices(new Device[] {Device.cpu()})
        .optOptimizer(Optimizers.adam());
  }

  private SteeredTrainer trainer(TrainingConfig config, Halting halting) {
    SteeredTrainer trainer = AeDjl.newTrainer(model, config, halting.on(Presets.standard()));
    trainer.initialize(new Shape(8, 2));
    return trainer;
  }

  @Test
  void fitEndsWhereTheRuleHolds() throws IOException, TranslateException {
    Halting halting = Halting.when(HaltRules.steps(2 * BATCHES + 3));
    ArrayDataset data = dataset(model.getNDManager());
    try (SteeredTrainer trainer = trainer(config(), halting)) {
      EasyTrain.fit(trainer, 50, AeDjl.until(halting, data), AeDjl.until(halting, data));
      assertEquals(2 * BATCHES + 3, trainer.loop().steps());
      assertEquals("BUDGET", halting.halted().orElseThrow().reason());
    }
  }

  /** A measure that is best after a given epoch. */
  private static final class Dip extends Evaluator {
    private final int best;
    private int epoch;

    Dip(int best) {
      super("dip");
      this.best = best;
    }

    @Override
    public NDArray evaluate(NDList labels, NDList predictions) {
      return predictions.head();
    }

    @Override
    public void addAccumulator(String key) {
      epoch++;
    }

    @Override
    public void updateAccumulator(String key, NDList labels, NDList predictions) {
      assertEquals(labels.head().getShape(), predictions.head().getShape());
    }

    @Override
    public void resetAccumulator(String key) {}

    @Override
    public float getAccumulator(String key) {
      return -Math.abs(epoch - best);
    }
  }

  @Test
  void worseningStopsAfitAndTheBestComesBack() throws IOException, TranslateException {
    Halting halting = Halting.when(HaltRules.worsening(2));
    DefaultTrainingConfig config = config();
    config.addTrainingListeners(new EpochValidation(halting, new Dip(3), Math::abs));
    ArrayDataset data = dataset(model.getNDManager());
    double[][] weights = new double[1][];
    try (SteeredTrainer trainer = trainer(config, halting)) {
      Keeper keeper = AeDjl.keeper(trainer);
      halting.keepBest(
          new Keeper() {
            @Override
            public void keep() {
              keeper.keep();
              weights[0] = Weights.of(model);
            }

            @Override
            public void giveBack() {
              keeper.giveBack();
            }
          });
      EasyTrain.fit(trainer, 50, AeDjl.until(halting, data), AeDjl.until(halting, data));
      Halted halted = halting.halted().orElseThrow();
      assertEquals("WORSENING", halted.reason());
      assertEquals(5 * BATCHES, halted.step());
      assertEquals(5 * BATCHES, trainer.loop().steps());
      assertEquals(0.0, halting.giveBackBest());
      assertArrayEquals(weights[0], Weights.of(model));
      halting.goOn();
      EasyTrain.fit(trainer, 1, AeDjl.until(halting, data), null);
      assertEquals(6 * BATCHES, trainer.loop().steps(), "and it can go on");
      assertEquals(0, trainer.adapter().passes().movesOutside(), "which is no move from outside");
    }
    assertEquals(0.0, halting.giveBackBest(), "after the trainer is closed, too");
    assertArrayEquals(weights[0], Weights.of(model));
  }

  @Test
  void theFigureIsTheValidationLoss() throws IOException, TranslateException {
    Halting halting = Halting.when(HaltRules.worsening(100));
    DefaultTrainingConfig config = config();
    config.addTrainingListeners(new EpochValidation(halting));
    ArrayDataset data = dataset(model.getNDManager());
    try (SteeredTrainer trainer = trainer(config, halting)) {
      EasyTrain.fit(trainer, 1, AeDjl.until(halting, data), AeDjl.until(halting, data));
      double sum = 0.0;
      for (Batch batch : trainer.iterateDataset(data)) {
        try (batch) {
          NDList predictions = trainer.evaluate(batch.getData());
          sum += trainer.getLoss().evaluate(batch.getLabels(), predictions).getFloat();
        }
      }
      assertEquals(sum / BATCHES, halting.best().orElseThrow(), 1e-5);
    }
  }

  @Test
  void aLoopByHand() throws IOException, TranslateException {
    Halting halting = Halting.when(HaltRules.any(HaltRules.target(0.05), HaltRules.steps(3000)));
    ArrayDataset data = dataset(model.getNDManager());
    try (SteeredTrainer trainer = trainer(config(), halting)) {
      while (!halting.isHalted()) {
        for (Batch batch : trainer.iterateDataset(AeDjl.until(halting, data))) {
          try (batch) {
            try (GradientCollector collector = trainer.newGradientCollector()) {
              NDList predictions = trainer.forward(batch.getData(), batch.getLabels());
              collector.backward(trainer.getLoss().evaluate(batch.getLabels(), predictions));
            }
            trainer.step();
          }
        }
      }
      assertTrue(
          halting.halted().orElseThrow().toString().startsWith("TARGET"),
          halting.halted().toString());
      assertEquals(trainer.loop().steps(), halting.halted().orElseThrow().step());
    }
  }
}
