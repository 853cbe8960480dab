package io.github.ae4j.djl;

import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM;
import static io.github.ae4j.coefficient.Coefficient.NOISE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.github.ae4j.Preset;
import io.github.ae4j.djl.pass.PassChoice;
import io.github.ae4j.djl.pass.Way;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.signal.Statistic;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the fused path is taken, and by which way; {@link FusedPathTest} has what it gives. */
class FusedFitTest {
  static Stream<Arguments> unusual() {
    Preset holding = Loops.holding(LEARNING_RATE);
    return Stream.of(
        Arguments.of(
            "clipped",
            (Supplier<Optimizer>)
                () ->
                    Optimizer.adam()
                        .optLearningRateTracker(Tracker.fixed(0.01f))
                        .optClipGrad(0.1f)
                        .build(),
            DataType.FLOAT32,
            holding),
        Arguments.of(
            "rescaled",
            (Supplier<Optimizer>)
                () ->
                    Optimizer.sgd()
                        .setLearningRateTracker(Tracker.fixed(0.01f))
                        .optMomentum(0.9f)
                        .setRescaleGrad(0.5f)
                        .build(),
            DataType.FLOAT32,
            holding),
        Arguments.of(
            "float32, got float64",
            (Supplier<Optimizer>) Optimizers::adamW,
            DataType.FLOAT64,
            holding));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unusual")
  void unusualSettingsTakeThePlainPath(
      String reason, Supplier<Optimizer> optimizer, DataType type, Preset preset) {
    Preset watching =
        (loop, adapter) -> {
          loop.screen(new Loops.Watch(Set.of(Statistic.G_G)));
          preset.configure(loop, adapter);
        };
    try (Perceptron fused = Perceptron.steered(optimizer.get(), type, watching, StepPath.FUSED);
        Perceptron plain = Perceptron.steered(optimizer.get(), type, watching, StepPath.PLAIN)) {
      assertArrayEquals(plain.steps(1, 10).weights(), fused.steps(1, 10).weights());
      String refusal = fused.steered().adapter().passes().refusal();
      assertTrue(refusal != null && refusal.contains(reason), refusal);
    }
  }

  @ParameterizedTest
  @EnumSource(StepPath.class)
  void aParameterWithoutGradientStays(StepPath path) {
    try (Ripple ripple = new Ripple(Optimizers.adam());
        SteeredTrainer trainer =
            ripple.steered(Presets.standard(), Steering.standard().withPath(path))) {
      double[] before = ripple.weights();
      try (NDManager batch = ripple.model.getNDManager().newSubManager();
          GradientCollector collector = trainer.newGradientCollector()) {
        NDArray vector = ripple.model.getBlock().getParameters().valueAt(0).getArray();
        collector.backward(vector.mul(vector).sum());
      }
      trainer.step();
      assertEquals(path == StepPath.PLAIN, trainer.adapter().passes().refusal() != null);
      assertTrue(before[0] != ripple.weights()[0]);
      assertEquals(before[RippleBlock.SIZE - 1], ripple.weights()[RippleBlock.SIZE - 1]);
    }
  }

  @ParameterizedTest
  @EnumSource(StepPath.class)
  void aLossOfManyNumbersIsSummedWhereverItLies(StepPath path) {
    Loops.Watch watch = new Loops.Watch(Set.of(Statistic.LOSS, Statistic.G_G));
    Preset preset =
        (loop, adapter) -> {
          loop.screen(watch);
          Loops.holding(LEARNING_RATE).configure(loop, adapter);
        };
    try (Ripple ripple = new Ripple(Optimizers.adam());
        SteeredTrainer trainer = ripple.steered(preset, Steering.standard().withPath(path))) {
      NDArray vector = ripple.model.getBlock().getParameters().valueAt(0).getArray();
      double expected = 3.0 * vector.sum().getFloat();
      try (GradientCollector collector = trainer.newGradientCollector()) {
        collector.backward(vector.reshape(1, -1).broadcast(3, vector.size()).transpose());
      }
      trainer.step();
      double loss = watch.seen.get(0).get(Statistic.LOSS);
      assertEquals(expected, loss, 1e-5 * Math.abs(expected));
    }
  }

  static Stream<Arguments> choices() {
    return Stream.of(
        Arguments.of(StepPath.FUSED, new String[] {LEARNING_RATE}, Way.MEMORY, Way.MEMORY),
        Arguments.of(StepPath.FUSED, new String[] {LEARNING_RATE, NOISE}, Way.MEMORY, Way.SCRIPT),
        Arguments.of(StepPath.FUSED, new String[] {MOMENTUM, NOISE}, Way.MEMORY, Way.ENGINE),
        Arguments.of(StepPath.FUSED, new String[0], Way.MEMORY, Way.ENGINE),
        Arguments.of(StepPath.SCRIPT, new String[] {LEARNING_RATE}, Way.SCRIPT, Way.SCRIPT),
        Arguments.of(StepPath.SCRIPT, new String[] {MOMENTUM}, Way.SCRIPT, Way.ENGINE),
        Arguments.of(StepPath.PLAIN, new String[] {LEARNING_RATE}, Way.ENGINE, Way.ENGINE));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("choices")
  void theWayFollowsFromWhatIsSteered(StepPath path, String[] steered, Way sums, Way update) {
    try (Perceptron perceptron =
        Perceptron.steered(Optimizers.adam(), Loops.holding(steered), path)) {
      PassChoice passes = perceptron.steps(1, 2).steered().adapter().passes();
      assertEquals(sums, passes.wayToSum());
      assertEquals(update, passes.wayToUpdate());
    }
  }

  @Test
  void severalThreadsWorkInTheTensorsMemoryToo() {
    int threads = JniUtils.getNumThreads();
    try (Perceptron large =
        Perceptron.sized(100_000, Optimizers.adam(), Presets.standard(), StepPath.FUSED)) {
      JniUtils.setNumThreads(2);
      PassChoice passes = large.steps(1, 2).steered().adapter().passes();
      assertEquals(Way.MEMORY, passes.wayToSum());
      assertEquals(Way.MEMORY, passes.wayToUpdate());
    } finally {
      JniUtils.setNumThreads(threads);
    }
  }
}
