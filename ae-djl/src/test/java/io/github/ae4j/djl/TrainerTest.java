package io.github.ae4j.djl;

import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.signal.Statistic;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A steered trainer in the places where a bare one stood. */
class TrainerTest {
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
