package io.github.ae4j.djl;

import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.djl.Refused.refused;
import static io.github.ae4j.djl.Refused.says;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Embedding;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.github.ae4j.Preset;
import io.github.ae4j.adapter.Cadence;
import io.github.ae4j.djl.pass.Way;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.signal.Statistic;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Gradients too long are scaled, sparse ones refused, and moves that no step made are said. */
class GradientLimitTest {
  private static final double LIMIT = 3.0;
  private static final double RATE = 0.05f;
  private static final Preset HELD = Loops.holding(LEARNING_RATE);

  private static Optimizer sgd(double decay) {
    return Optimizer.sgd()
        .setLearningRateTracker(Tracker.fixed((float) RATE))
        .optWeightDecays((float) decay)
        .build();
  }

  /** theta -= alpha (g min(1, limit/|g|) + decay theta), at measured steps and between them. */
  @ParameterizedTest
  @EnumSource
  void longGradientsAreScaledToTheLimit(StepPath path) {
    for (double decay : new double[] {0.0, 0.125}) {
      for (Cadence cadence : new Cadence[] {Cadence.everyStep(), new Cadence(0, 4)}) {
        Loops.Watch watch = new Loops.Watch(Set.of(Statistic.G_G));
        for (Preset preset : List.of(HELD.with(loop -> loop.screen(watch)), HELD, Loops.EMPTY)) {
          Steering steering =
              Steering.standard().withPath(path).withCadence(cadence).withGradientLimit(LIMIT);
          try (Ripple ripple = new Ripple(sgd(decay));
              SteeredTrainer trainer = ripple.steered(preset, steering)) {
            int cut = 0;
            for (int t = 1; t <= 20; t++) {
              double[] theta = ripple.weights();
              cut += advance(theta, t, decay) ? 1 : 0;
              ripple.step(trainer, t);
              assertArrayEquals(theta, ripple.weights(), 1e-6, path + ", step " + t);
            }
            assertTrue(cut > 0 && cut < 20, "some are cut: " + cut);
          }
        }
        assertTrue(decay > 0.0 || watch.seen.get(0).get(Statistic.G_G) <= LIMIT * LIMIT * 1.0001);
      }
    }
  }

  private static boolean advance(double[] theta, int t, double decay) {
    double[] gradient = new double[theta.length];
    Arrays.setAll(gradient, i -> Ripple.gradient(i, t, theta[i]));
    double length = Math.sqrt(Arrays.stream(gradient).map(g -> g * g).sum());
    double scale = Math.min(1.0, LIMIT / length);
    for (int i = 0; i < theta.length; i++) {
      theta[i] -= RATE * (scale * gradient[i] + decay * theta[i]);
    }
    return scale < 1.0;
  }

  @Test
  void theFastPathIsKept() {
    Steering steering = Steering.standard().withGradientLimit(LIMIT);
    try (Ripple ripple = new Ripple(Optimizers.adam());
        SteeredTrainer trainer = ripple.steered(Presets.standard(), steering)) {
      ripple.steps(trainer, 1, 3);
      assertEquals(Way.MEMORY, trainer.adapter().passes().wayToUpdate());
      assertEquals(Way.MEMORY, trainer.adapter().passes().wayToSum());
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0, -1.0, Double.NaN})
  void aLimitMustBePositive(double limit) {
    says(
        refused(IllegalArgumentException.class, () -> Steering.standard().withGradientLimit(limit)),
        "gradientLimit",
        "positive",
        String.valueOf(limit));
  }

  @ParameterizedTest
  @EnumSource
  void sparseGradientsAreRefusedByName(StepPath path) {
    for (Preset preset : List.of(Presets.standard(), Loops.EMPTY)) {
      try (Ripple ripple = new Ripple(Optimizers.adam());
          SteeredTrainer trainer = ripple.steered(preset, Steering.standard().withPath(path))) {
        double[] before = ripple.weights();
        Parameter matrix = ripple.model.getBlock().getParameters().valueAt(1);
        try (GradientCollector collector = trainer.newGradientCollector()) {
          NDArray rows = ripple.model.getNDManager().create(new long[] {1L});
          NDArray found =
              Embedding.embedding(rows, matrix.getArray(), SparseFormat.COO).singletonOrThrow();
          NDArray vector = ripple.model.getBlock().getParameters().valueAt(0).getArray();
          collector.backward(found.sum().add(vector.sum()));
        }
        says(
            refused(IllegalArgumentException.class, trainer::step),
            "parameter matrix",
            "dense gradient",
            "COO");
        assertArrayEquals(before, ripple.weights());
      }
    }
  }

  /** By a bare trainer of the same model, between two steps and after the last; a loaded tensor is not counted. */
  @ParameterizedTest
  @EnumSource
  void movesThatNoStepMadeAreCounted(StepPath path) {
    try (Ripple ripple = new Ripple(Optimizers.adam());
        Trainer bare = ripple.bare();
        SteeredTrainer trainer =
            ripple.steered(Presets.standard(), Steering.standard().withPath(path))) {
      ripple.steps(trainer, 1, 5);
      assertEquals(0, trainer.adapter().passes().movesOutside());
      ripple.steps(bare, 6, 8);
      ripple.steps(trainer, 9, 12);
      assertEquals(1, trainer.adapter().passes().movesOutside());
      ripple.steps(bare, 13, 14);
      trainer.close();
      assertEquals(2, trainer.adapter().passes().movesOutside());
    }
  }

  @Test
  void wideNumbersAreNotWatched() {
    try (Ripple ripple = new Ripple(Optimizers.plainSgd(), DataType.FLOAT64);
        SteeredTrainer trainer = ripple.steered(HELD)) {
      ripple.steps(trainer, 1, 5);
      assertEquals(0, trainer.adapter().passes().movesOutside());
    }
  }
}
