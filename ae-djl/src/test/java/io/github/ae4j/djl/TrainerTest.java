package io.github.ae4j.djl;

import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.metric.Metrics;
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
import ai.djl.training.Trainer;
import ai.djl.training.TrainingConfig;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.translate.TranslateException;
import io.github.ae4j.Preset;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.signal.Statistic;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A steered trainer in the places where a bare one stood. */
class TrainerTest {
  private static Model network() {
    Model model = Model.newInstance("network", Device.cpu());
    model.setBlock(
        new SequentialBlock()
            .add(Linear.builder().setUnits(8).build())
            .add(Activation::tanh)
            .add(Linear.builder().setUnits(1).build()));
    return model;
  }

  private static ArrayDataset dataset(NDManager manager) {
    NDArray x = manager.arange(0f, 96f, 1f).mul(0.37f).sin().reshape(48, 2);
    NDArray y = x.get(":, 0:1").mul(2f).add(x.get(":, 1:2"));
    return new ArrayDataset.Builder().setData(x).optLabels(y).setSampling(8, false).build();
  }

  private static TrainingConfig config(Optimizer optimizer) {
    return new DefaultTrainingConfig(Loss.l2Loss())
        .optDevices(new Device[] {Device.cpu()})
        .optOptimizer(optimizer);
  }

  private static double[] fit(Trainer trainer, Model model) throws IOException, TranslateException {
    trainer.initialize(new Shape(8, 2));
    trainer.setMetrics(new Metrics());
    EasyTrain.fit(trainer, 3, dataset(model.getNDManager()), null);
    return Weights.of(model);
  }

  @Test
  void easyTrainFit() throws IOException, TranslateException {
    double[] bare;
    Engine.getInstance().setRandomSeed(7);
    try (Model model = network();
        Trainer trainer = model.newTrainer(config(Optimizers.adam()))) {
      bare = fit(trainer, model);
    }
    Loops.Watch watch = new Loops.Watch(Set.of(Statistic.LOSS));
    Engine.getInstance().setRandomSeed(7);
    try (Model model = network();
        SteeredTrainer trainer =
            AeDjl.newTrainer(
                model, config(Optimizers.adam()), (loop, adapter) -> loop.screen(watch))) {
      assertArrayEquals(bare, fit(trainer, model));
      assertEquals(18, trainer.loop().steps());
      assertEquals(18, trainer.getMetrics().getMetric("step").size());
    }
    assertTrue(watch.seen.get(17).get(Statistic.LOSS) > 0.0);
    assertTrue(watch.seen.get(17).get(Statistic.LOSS) < watch.seen.get(0).get(Statistic.LOSS));
  }

  @Test
  void easyTrainFitUnderTheStandardPreset() throws IOException, TranslateException {
    Loops.Watch watch = new Loops.Watch(Set.of(Statistic.LOSS));
    Preset preset = Presets.standard().with(loop -> loop.screen(watch));
    try (Model model = network();
        SteeredTrainer trainer = AeDjl.newTrainer(model, config(Optimizers.sgd()), preset)) {
      trainer.initialize(new Shape(8, 2));
      EasyTrain.fit(trainer, 40, dataset(model.getNDManager()), null);
    }
    double first = watch.seen.get(0).get(Statistic.LOSS);
    double last = watch.seen.get(watch.seen.size() - 1).get(Statistic.LOSS);
    assertTrue(last < 0.1 * first, () -> "loss went from " + first + " to " + last);
  }

  @Test
  void lossIsTheOneDifferentiated() {
    Loops.Watch watch = new Loops.Watch(Set.of(Statistic.LOSS));
    try (Ripple ripple = new Ripple(Optimizers.adam());
        SteeredTrainer trainer = ripple.steered((loop, adapter) -> loop.screen(watch))) {
      double expected = 0.0;
      for (int i = 0; i < RippleBlock.SIZE; i++) {
        double miss = RippleBlock.start(i) * Ripple.x(i, 1) - Ripple.y(i, 1);
        expected += miss * miss / 2;
      }
      ripple.step(trainer, 1);
      assertEquals(expected, watch.seen.get(0).get(Statistic.LOSS), 1e-5 * expected);
    }
  }

  @Test
  void severalBackwardCallsAddUp() {
    Loops.Watch watch = new Loops.Watch(Set.of(Statistic.LOSS, Statistic.SUM_G));
    try (Ripple ripple = new Ripple(Optimizers.adam());
        SteeredTrainer trainer = ripple.steered((loop, adapter) -> loop.screen(watch))) {
      ripple.differentiate(trainer, 1);
      ripple.differentiate(trainer, 2);
      trainer.step();
      double gradient = 0.0;
      double loss = 0.0;
      for (int i = 0; i < RippleBlock.SIZE; i++) {
        for (int t = 1; t <= 2; t++) {
          double miss = RippleBlock.start(i) * Ripple.x(i, t) - Ripple.y(i, t);
          loss += miss * miss / 2;
          gradient += Ripple.gradient(i, t, RippleBlock.start(i));
        }
      }
      assertEquals(loss, watch.seen.get(0).get(Statistic.LOSS), 1e-4);
      assertEquals(gradient, watch.seen.get(0).get(Statistic.SUM_G), 1e-4);
    }
  }

  @Test
  void stepInsideTheCollector() {
    try (Ripple inside = new Ripple(Optimizers.adam());
        Ripple outside = new Ripple(Optimizers.adam());
        SteeredTrainer in = inside.steered(Loops.holding(LEARNING_RATE, MOMENTUM));
        SteeredTrainer out = outside.steered(Loops.holding(LEARNING_RATE, MOMENTUM))) {
      for (int t = 1; t <= 20; t++) {
        outside.step(out, t);
        try (NDManager batch = inside.model.getNDManager().newSubManager();
            GradientCollector collector = in.newGradientCollector()) {
          float[] x = new float[RippleBlock.SIZE];
          float[] y = new float[RippleBlock.SIZE];
          for (int i = 0; i < x.length; i++) {
            x[i] = (float) Ripple.x(i, t);
            y[i] = (float) Ripple.y(i, t);
          }
          NDArray miss = in.forward(new NDList(batch.create(x))).head().sub(batch.create(y));
          collector.backward(miss.mul(miss).sum().mul(0.5f));
          in.step();
        }
      }
      assertArrayEquals(outside.weights(), inside.weights());
    }
  }

  @Test
  void frozenParametersStay() {
    try (Ripple ripple = new Ripple(Optimizers.adamW());
        SteeredTrainer trainer = ripple.steered(Loops.holding(LEARNING_RATE))) {
      var vector = ripple.model.getBlock().getParameters().get(0).getValue();
      ripple.steps(trainer, 1, 3);
      vector.freeze(true);
      double[] before = Weights.of(vector.getArray());
      ripple.steps(trainer, 4, 8);
      assertArrayEquals(before, Weights.of(vector.getArray()));
      vector.freeze(false);
      ripple.steps(trainer, 9, 12);
      assertTrue(before[0] != Weights.of(vector.getArray())[0]);
    }
  }

  @Test
  void closingKeepsTheLastValues() {
    Optimizer adam = Optimizers.adamW();
    try (Ripple ripple = new Ripple(adam)) {
      Loops.Course course = (name, t) -> name.equals(LEARNING_RATE) ? 0.005 : 0.8;
      SteeredTrainer trainer = ripple.steered(Loops.along(course, LEARNING_RATE, MOMENTUM));
      ripple.steps(trainer, 1, 30);
      trainer.close();
      OptimizerFields fields = new OptimizerFields(adam);
      assertEquals(0.005f, fields.tracker().getNewValue("", 1));
      assertEquals(0.8f, fields.momentum());
      assertEquals(0.01f, fields.weightDecay());
      try (Trainer bare = ripple.bare()) {
        ripple.steps(bare, 31, 40);
      }
    }
  }

  @Test
  void closingUnusedPutsTheTrackerBack() {
    Optimizer sgd = Optimizers.sgd();
    OptimizerFields fields = new OptimizerFields(sgd);
    Object tracker = fields.tracker();
    try (Ripple ripple = new Ripple(sgd)) {
      ripple.steered(Loops.holding(LEARNING_RATE, MOMENTUM)).close();
    }
    assertSame(tracker, fields.tracker());
    assertEquals(0.9f, fields.momentum());
  }

  @Test
  void severalTrainersAtWork() {
    double[] alone;
    try (Ripple ripple = new Ripple(Optimizers.sgd());
        SteeredTrainer trainer = ripple.steered(Loops.holding(LEARNING_RATE, MOMENTUM))) {
      ripple.steps(trainer, 1, 30);
      alone = ripple.weights();
    }
    try (Ripple one = new Ripple(Optimizers.sgd());
        Ripple two = new Ripple(Optimizers.adam());
        SteeredTrainer first = one.steered(Loops.holding(LEARNING_RATE, MOMENTUM));
        SteeredTrainer second = two.steered(Presets.standard())) {
      for (int t = 1; t <= 30; t++) {
        one.step(first, t);
        two.step(second, t);
      }
      assertArrayEquals(alone, one.weights());
      assertNotNull(first.loop());
    }
  }
}
