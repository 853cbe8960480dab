package io.github.ae4j.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import io.github.ae4j.djl.pass.TrainedParameter;
import io.github.ae4j.signal.Statistic;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is summed over several blocks is summed over all parameters. */
class BlockStatisticsTest {
  private static Model wide() {
    Model model = Model.newInstance("wide", Device.cpu());
    model.setBlock(
        new SequentialBlock()
            .add(Linear.builder().setUnits(300).build())
            .add(Linear.builder().setUnits(7).build()));
    return model;
  }

  private static void differentiate(SteeredTrainer trainer, Model model) {
    try (GradientCollector collector = trainer.newGradientCollector()) {
      NDArray x = model.getNDManager().arange(0f, 800f, 1f).mul(0.1f).sin().reshape(4, 200);
      NDArray y = trainer.forward(new NDList(x)).head();
      collector.backward(y.mul(y).mean());
    }
  }

  @Test
  void statisticsOfSeveralBlocks() {
    Loops.Watch[] watch = new Loops.Watch[1];
    try (Model model = wide()) {
      var config =
          new DefaultTrainingConfig(Loss.l2Loss())
              .optDevices(new Device[] {Device.cpu()})
              .optOptimizer(Optimizers.sgd());
      try (SteeredTrainer trainer =
          AeDjl.newTrainer(
              model,
              config,
              (loop, adapter) -> {
                watch[0] = new Loops.Watch(Loops.measurable(adapter));
                loop.screen(watch[0]);
              })) {
        trainer.initialize(new Shape(4, 200));
        for (int step = 0; step < 3; step++) {
          differentiate(trainer, model);
          Map<Statistic, Double> expected = sums(trainer);
          trainer.step();
          expected.forEach(
              (statistic, value) ->
                  assertEquals(
                      value,
                      watch[0].seen.get(watch[0].seen.size() - 1).get(statistic),
                      1e-5 * Math.abs(value) + 1e-9,
                      statistic.name()));
        }
        assertTrue(watch[0].seen.get(2).get(Statistic.COUNT) > 1 << 15);
      }
    }
  }

  private static Map<Statistic, Double> sums(SteeredTrainer trainer) {
    double gg = 0.0;
    double gm = 0.0;
    double mm = 0.0;
    double theta = 0.0;
    long n = 0;
    DjlAdapter adapter = trainer.adapter();
    double scale = adapter.form().momentumScale();
    for (TrainedParameter entry : adapter.parameters().open()) {
      double[] g = Weights.of(entry.gradient());
      double[] w = Weights.of(entry.weight());
      NDArray buffer = adapter.form().fields().firstMoments().find(entry.id(), Device.cpu());
      double[] m = buffer == null ? new double[g.length] : Weights.of(buffer);
      for (int i = 0; i < g.length; i++) {
        gg += g[i] * g[i];
        gm += g[i] * scale * m[i];
        mm += scale * m[i] * scale * m[i];
        theta += w[i] * w[i];
      }
      n += g.length;
    }
    return Map.of(
        Statistic.G_G, gg,
        Statistic.G_M, gm,
        Statistic.M_M, mm,
        Statistic.THETA_THETA, theta,
        Statistic.COUNT, (double) n);
  }
}
