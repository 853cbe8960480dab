package io.github.ae4j.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.metric.Metrics;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
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

/** DJL's own training loop runs on a steered trainer as on a bare one. */
class EasyTrainTest {
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
}
