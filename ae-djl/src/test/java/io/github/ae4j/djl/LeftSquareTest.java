package io.github.ae4j.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import io.github.ae4j.Preset;
import io.github.ae4j.djl.pass.NoGradient;
import io.github.ae4j.djl.pass.TrainedParameter;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.vector.StepVectors;
import io.github.ae4j.vector.VectorSums;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** |theta|^2 of a large model, which an update leaves for the next step, is that of the parameters bit by bit. */
class LeftSquareTest {
  @TempDir Path folder;

  private double seen;

  private interface Use {
    void of(SteeredTrainer trainer) throws IOException;
  }

  private void train(Optimizer optimizer, Preset preset, Use use) throws IOException {
    try (Model model = Model.newInstance("wide", Device.cpu())) {
      model.setBlock(
          new SequentialBlock()
              .add(Linear.builder().setUnits(300).build())
              .add(Linear.builder().setUnits(7).build()));
      var config =
          new DefaultTrainingConfig(Loss.l2Loss())
              .optDevices(new Device[] {Device.cpu()})
              .optOptimizer(optimizer);
      Preset watched =
          preset.with(
              loop -> loop.observer(trace -> seen = trace.statistic(0, Statistic.THETA_THETA)));
      try (SteeredTrainer trainer = AeDjl.newTrainer(model, config, watched)) {
        trainer.initialize(new Shape(4, 300));
        use.of(trainer);
      }
    }
  }

  private static double measured(SteeredTrainer trainer) {
    VectorSums sums = new VectorSums();
    sums.want(EnumSet.of(Statistic.THETA_THETA));
    for (TrainedParameter each : trainer.adapter().parameters().open()) {
      FloatBuffer theta = FloatBuffer.wrap(each.weight().toFloatArray());
      int size = theta.capacity();
      sums.add(new StepVectors(size, theta, null, null, null, null, null), 1.0, 0.0, null);
    }
    return sums.sums()[Statistic.THETA_THETA.ordinal()];
  }

  private static void differentiate(SteeredTrainer trainer) {
    try (GradientCollector collector = trainer.newGradientCollector()) {
      NDArray x = trainer.getManager().arange(0f, 1200f, 1f).mul(0.1f).sin().reshape(4, 300);
      NDArray y = trainer.forward(new NDList(x)).head();
      collector.backward(y.mul(y).mean());
    }
  }

  /** Makes a step, which is to see the parameters as they stand. */
  private void step(SteeredTrainer trainer) {
    differentiate(trainer);
    double before = measured(trainer);
    trainer.step();
    assertEquals(before, seen);
  }

  private void steps(SteeredTrainer trainer) {
    for (int t = 0; t < 5; t++) {
      step(trainer);
    }
  }

  @Test
  void everyStepSeesTheParametersAsTheyStand() throws IOException {
    train(Optimizers.adam(), Presets.standard(), this::steps);
    train(Optimizers.sgd(), Presets.standard(), this::steps);
    train(Optimizers.adam(), Presets.standardWithReadout(), this::steps);
  }

  private static void write(SteeredTrainer trainer, Consumer<NDArray> change) {
    try (NoGradient off = NoGradient.open()) {
      change.accept(trainer.adapter().parameters().open().get(0).weight());
    }
  }

  @Test
  void whatOthersWriteIsSeen() throws IOException {
    train(
        Optimizers.adam(),
        Presets.standard(),
        trainer -> {
          step(trainer);
          write(trainer, weight -> weight.muli(1.01));
          step(trainer);
          Path file = folder.resolve("state");
          AeDjl.saveState(trainer, file);
          AeDjl.restoreState(trainer, file);
          step(trainer);
          trainer.serveReadout().close();
          step(trainer);
        });
  }

  /** Shows that what was left is used, too. */
  @Test
  void anEditBetweenTheSamplesIsSeenOneStepLater() throws IOException {
    train(
        Optimizers.adam(),
        Presets.standard(),
        trainer -> {
          step(trainer);
          double left = measured(trainer);
          write(trainer, weight -> weight.set(new NDIndex(0, 1), 0.5f));
          differentiate(trainer);
          assertNotEquals(left, measured(trainer));
          trainer.step();
          assertEquals(left, seen);
          step(trainer);
        });
  }
}
