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
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

  /** Where the pass that measures updates too: SGD moves by alpha times what is left, and that is measured. */
  @ParameterizedTest
  @EnumSource
  void isUsedByThePassThatMeasures(StepPath path) {
    for (DataType type : List.of(DataType.FLOAT32, DataType.FLOAT64)) {
      double[] measured = new double[1];
      Preset preset =
          Loops.along(ScaledGradientTest::course, LEARNING_RATE, GRADIENT_SCALE)
              .with(loop -> loop.screen(new Loops.Watch(Set.of(Statistic.G_G))))
              .with(
                  loop -> loop.observer(trace -> measured[0] = trace.statistic(0, Statistic.G_G)));
      try (Ripple ripple = new Ripple(Optimizers.plainSgd(), type);
          SteeredTrainer trainer = ripple.steered(preset, Steering.standard().withPath(path))) {
        for (int t = 1; t <= 12; t++) {
          double[] theta = ripple.weights();
          ripple.step(trainer, t);
          double scale = t > 1 ? course(GRADIENT_SCALE, t - 1) : 1.0; // as the last step left it
          double square = 0.0;
          for (int i = 0; i < theta.length; i++) {
            double gradient = scale * Ripple.gradient(i, t, theta[i]);
            square += gradient * gradient;
            theta[i] -= course(LEARNING_RATE, t) * gradient;
          }
          assertEquals(square, measured[0], 1e-5 * square, path + ", step " + t);
          assertArrayEquals(theta, ripple.weights(), 1e-6, path + ", step " + t);
        }
      }
    }
  }

  @Test
  void hasOneGroup() {
    try (Ripple ripple = new Ripple(Optimizers.adam());
        SteeredTrainer trainer = ripple.steered(Loops.EMPTY)) {
      Refused.says(
          Refused.refused(
              IllegalArgumentException.class, () -> trainer.adapter().scaleGradient(1, 0.5)),
          "a group of Adam must be in [0, 1), got 1");
    }
  }

  private static double course(String coefficient, long t) {
    return coefficient.equals(LEARNING_RATE) ? 0.05 : t % 3 == 0 ? 0.25 : 1.0;
  }
}
