package io.github.ae4j.djl;

import static io.github.ae4j.coefficient.Coefficient.GRADIENT_SCALE;
import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.types.DataType;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.github.ae4j.Preset;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.testkit.AdapterFixture;
import io.github.ae4j.testkit.AdapterSubject;
import io.github.ae4j.testkit.OptimizerAdapterChecks;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A gradient that the loop scales is measured and used so on every path, as if it had come so. */
class ScaledGradientTest {
  static Stream<Arguments> runs() {
    List<Arguments> runs = new ArrayList<>();
    for (StepPath path : StepPath.values()) {
      Optimizers.all().forEach((name, optimizer) -> runs.add(Arguments.of(name, path, optimizer)));
      runs.add(Arguments.of("a clip that acts", path, (Supplier<Optimizer>) () -> clipping()));
    }
    return runs.stream();
  }

  /** Clipped after it was scaled: 0.25 by the limit, an eighth of it not. */
  private static Optimizer clipping() {
    return Optimizer.adam()
        .optLearningRateTracker(Tracker.fixed(0.01f))
        .setRescaleGrad(0.5f)
        .optClipGrad(0.05f)
        .build();
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("runs")
  void asIfItHadComeSo(String name, StepPath path, Supplier<Optimizer> optimizer) {
    OptimizerAdapterChecks.scalesGradients(
        new AdapterFixture() {
          @Override
          public AdapterSubject bare() {
            Ripple ripple = new Ripple(optimizer.get());
            return new RippleSubject(ripple, ripple.bare());
          }

          @Override
          public AdapterSubject steered(Preset preset) {
            Ripple ripple = new Ripple(optimizer.get());
            return new RippleSubject(
                ripple, ripple.steered(preset, Steering.standard().withPath(path)));
          }
        });
  }

  /** Where the pass that measures is the one that updates too: SGD moves by alpha times what is left. */
  @ParameterizedTest
  @EnumSource
  void isUsedByThePassThatMeasures(StepPath path) {
    for (DataType type : List.of(DataType.FLOAT32, DataType.FLOAT64)) {
      Loops.Watch watch = new Loops.Watch(java.util.Set.of(Statistic.G_G));
      Loops.Course course =
          (name, t) -> name.equals(LEARNING_RATE) ? 0.05 : t % 3 == 0 ? 0.25 : 1.0;
      Preset preset =
          Loops.along(course, LEARNING_RATE, GRADIENT_SCALE).with(loop -> loop.screen(watch));
      try (Ripple ripple = new Ripple(Optimizers.plainSgd(), type);
          SteeredTrainer trainer = ripple.steered(preset, Steering.standard().withPath(path))) {
        for (int t = 1; t <= 12; t++) {
          double[] theta = ripple.weights();
          ripple.step(trainer, t);
          double scale = t > 1 ? course.at(GRADIENT_SCALE, t - 1) : 1.0; // as the last step left it
          for (int i = 0; i < theta.length; i++) {
            theta[i] -= 0.05 * scale * Ripple.gradient(i, t, theta[i]);
          }
          assertArrayEquals(theta, ripple.weights(), 1e-6, path + ", step " + t);
        }
      }
      assertEquals(12, watch.seen.size());
    }
  }
}
