package io.github.ae4j.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.ae4j.Preset;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.trace.StepTrace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes in, the run goes on, coefficients stay in their bounds, and the event is named. */
class HostileInputTest {
  private final double[] theta = new double[4];
  private final double[] gradient = new double[4];
  private final List<String> events = new ArrayList<>();
  private int t;

  @BeforeEach
  void start() {
    Arrays.setAll(theta, i -> 1.0 - 0.7 * i);
  }

  private static final Preset THEORY = Presets.theory();

  static Stream<Arguments> loops() {
    List<Function<double[], ArrayOptimizer>> makes =
        List.of(
            p -> ArrayOptimizer.sgd(p, ArraySettings.of(0.05)),
            p -> ArrayOptimizer.adam(p, ArraySettings.of(0.05)),
            p -> ArrayOptimizer.adamW(p, ArraySettings.of(0.05).withWeightDecay(0.01)));
    return Stream.of(Presets.standard(), Presets.standardWithReadout(), THEORY)
        .flatMap(preset -> makes.stream().map(make -> arguments(preset, make)));
  }

  private ArrayTrainer trainer(Preset preset, Function<double[], ArrayOptimizer> make) {
    return ArrayTrainer.steer(make.apply(theta), preset.with(loop -> loop.observer(this::watch)));
  }

  private void watch(StepTrace trace) {
    events.add(String.valueOf(trace.event()));
    for (int i = 0; i < trace.coefficients().size(); i++) {
      double applied = trace.applied(0, i);
      boolean bounded = applied >= 0.0 && applied <= 1e6;
      assertTrue(bounded, trace.coefficients().get(i) + " " + applied + " at " + trace.step());
    }
  }

  private double loss() {
    t++;
    double loss = 0.5;
    for (int i = 0; i < theta.length; i++) {
      double error = theta[i] - 0.1 * Math.sin(1.7 * t + 2.3 * i);
      gradient[i] = error;
      loss += 0.5 * error * error;
    }
    return loss;
  }

  private void calm(ArrayTrainer trainer, int steps) {
    for (int s = 0; s < steps; s++) {
      trainer.step(loss(), gradient);
    }
    assertTrue(Arrays.stream(theta).allMatch(Double::isFinite));
  }

  private String last() {
    return events.get(events.size() - 1);
  }

  @ParameterizedTest
  @MethodSource("loops")
  void notANumber(Preset preset, Function<double[], ArrayOptimizer> make) {
    try (ArrayTrainer trainer = trainer(preset, make)) {
      trainer.step(Double.NaN, gradient);
      assertEquals("non-finite", last(), "at the very first step");
      calm(trainer, 50);
      double[] before = theta.clone();
      trainer.step(Double.NaN, gradient);
      assertEquals("non-finite", last());
      loss();
      gradient[2] = Double.POSITIVE_INFINITY;
      trainer.step(1.0, gradient);
      assertEquals("non-finite", last());
      gradient[2] = 1e200;
      trainer.step(1.0, gradient);
      assertEquals("non-finite", last(), "its square is not finite");
      assertTrue(Arrays.equals(before, theta));
      calm(trainer, 100);
    }
  }

  @ParameterizedTest
  @MethodSource("loops")
  void aHundredNonFiniteStepsInARow(Preset preset, Function<double[], ArrayOptimizer> make) {
    try (ArrayTrainer trainer = trainer(preset, make)) {
      calm(trainer, 50);
      for (int s = 0; s < 100; s++) {
        trainer.step(Double.NEGATIVE_INFINITY, gradient);
      }
      calm(trainer, 300);
    }
  }

  @ParameterizedTest
  @MethodSource("loops")
  void anAllZeroGradient(Preset preset, Function<double[], ArrayOptimizer> make) {
    try (ArrayTrainer trainer = trainer(preset, make)) {
      Arrays.fill(gradient, 0.0);
      trainer.step(1.0, gradient);
      assertEquals("zero-gradient", last(), "at the very first step");
      calm(trainer, 30);
      for (int s = 0; s < 50; s++) {
        Arrays.fill(gradient, 0.0);
        trainer.step(1.0, gradient);
        assertEquals("zero-gradient", last());
      }
      calm(trainer, 50);
    }
  }

  @ParameterizedTest
  @MethodSource("loops")
  void aConstantLoss(Preset preset, Function<double[], ArrayOptimizer> make) {
    for (double constant : new double[] {0.0, 3.0, -3.0}) {
      events.clear();
      start();
      try (ArrayTrainer trainer = trainer(preset, make)) {
        for (int s = 0; s < 200; s++) {
          loss();
          trainer.step(constant, gradient);
        }
        assertEquals("flat-loss", events.get(19), "loss " + constant);
        assertEquals(1, events.stream().filter("flat-loss"::equals).count());
        calm(trainer, 10);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("loops")
  void aFiniteLossTooLargeToBeSquaredIsLeftOut(
      Preset preset, Function<double[], ArrayOptimizer> make) {
    try (ArrayTrainer trainer = trainer(preset, make)) {
      for (int calm : new int[] {3, 50}) {
        calm(trainer, calm);
        double[] before = theta.clone();
        trainer.step(loss() + 1e200, gradient);
        assertEquals("non-finite", last());
        assertArrayEquals(before, theta);
      }
      calm(trainer, 50);
      assertEquals(0, events.stream().filter("non-finite candidate"::equals).count());
    }
  }

  @ParameterizedTest
  @MethodSource("loops")
  void aLossTimesOneTrillion(Preset preset, Function<double[], ArrayOptimizer> make) {
    try (ArrayTrainer trainer = trainer(preset, make)) {
      calm(trainer, 100);
      double loss = loss() * 1e12;
      Arrays.setAll(gradient, i -> gradient[i] * 1e12);
      trainer.step(loss, gradient);
      assertTrue(List.of("loss-outlier", "drift", "instability").contains(last()), last());
      calm(trainer, 200);
      if (preset != THEORY) { // which bounds no step, and is finite only
        assertTrue(loss() < 1e12, "it comes back");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("loops")
  void aLossThatStaysTenTimesHigher(Preset preset, Function<double[], ArrayOptimizer> make) {
    try (ArrayTrainer trainer = trainer(preset, make)) {
      calm(trainer, 100);
      events.clear();
      for (int s = 0; s < 20; s++) {
        trainer.step(10.0 * loss(), gradient);
      }
      boolean named = events.contains("drift") || events.contains("instability");
      assertTrue(named, events.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("loops")
  void lossesOfEveryScaleAndSign(Preset preset, Function<double[], ArrayOptimizer> make) {
    for (double scale : new double[] {1e-12, 1e12, -1.0}) {
      start();
      try (ArrayTrainer trainer = trainer(preset, make)) {
        for (int s = 0; s < 200; s++) {
          double loss = scale * loss();
          Arrays.setAll(gradient, i -> gradient[i] * Math.abs(scale));
          trainer.step(loss, gradient);
        }
        assertTrue(Arrays.stream(theta).allMatch(Double::isFinite), "scale " + scale);
      }
    }
  }
}
