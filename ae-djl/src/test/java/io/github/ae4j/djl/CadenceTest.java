package io.github.ae4j.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Optimizer;
import io.github.ae4j.Preset;
import io.github.ae4j.adapter.Cadence;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.event.NonFinite;
import io.github.ae4j.event.ZeroGradient;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.trace.StepTrace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps between the measured ones are updated with the coefficients as they are. */
class CadenceTest {
  private static final Steering EVERY_FOURTH =
      Steering.standard().withCadence(new Cadence(6, 4)).withNoiseSeed(3L);

  @TempDir Path folder;

  static Stream<Arguments> runs() {
    List<Arguments> runs = new ArrayList<>();
    for (StepPath path : StepPath.values()) {
      runs.add(Arguments.of(path, (Supplier<Optimizer>) Optimizers::sgd));
      runs.add(Arguments.of(path, (Supplier<Optimizer>) Optimizers::adam));
      runs.add(Arguments.of(path, (Supplier<Optimizer>) Optimizers::adamW));
    }
    return runs.stream();
  }

  /** Held coefficients written at every step are what a step between leaves as it is. */
  @ParameterizedTest
  @MethodSource("runs")
  void aStepBetweenIsAStepWithTheSameCoefficients(StepPath path, Supplier<Optimizer> optimizer) {
    String[] steered = {Coefficient.LEARNING_RATE, Coefficient.MOMENTUM, Coefficient.NOISE};
    Preset held = Loops.along((name, t) -> name.equals(Coefficient.NOISE) ? 1e-3 : 0.05, steered);
    assertArrayEquals(
        end(optimizer, held, Steering.standard().withNoiseSeed(3L).withPath(path)),
        end(optimizer, held, EVERY_FOURTH.withPath(path)));
  }

  private static double[] end(Supplier<Optimizer> optimizer, Preset preset, Steering steering) {
    try (Ripple ripple = new Ripple(optimizer.get());
        SteeredTrainer trainer = ripple.steered(preset, steering)) {
      ripple.steps(trainer, 1, 50);
      return ripple.weights();
    }
  }

  @ParameterizedTest
  @MethodSource("runs")
  void theLoopSeesTheFirstStepsAndThenEachFourth(StepPath path, Supplier<Optimizer> optimizer) {
    List<Double> seen = new ArrayList<>();
    Preset preset =
        Presets.standard()
            .with(loop -> loop.observer(t -> seen.add(t.statistic(0, Statistic.LOSS))));
    List<Double> all = new ArrayList<>();
    Preset watch =
        Presets.standard()
            .with(loop -> loop.observer(t -> all.add(t.statistic(0, Statistic.LOSS))));
    try (Ripple ripple = new Ripple(optimizer.get());
        Ripple other = new Ripple(optimizer.get());
        SteeredTrainer trainer = ripple.steered(preset, EVERY_FOURTH.withPath(path));
        SteeredTrainer often = other.steered(watch, Steering.standard().withPath(path))) {
      ripple.steps(trainer, 1, 26);
      other.steps(often, 1, 26);
      assertEquals(26, all.size());
      assertEquals(6 + 5, seen.size(), "1 to 6, then 10, 14, 18, 22, 26");
      assertEquals(all.subList(0, 6), seen.subList(0, 6));
    }
  }

  @ParameterizedTest
  @MethodSource("runs")
  void whatIsNotSoundGoesToTheLoopAtOnce(StepPath path, Supplier<Optimizer> optimizer) {
    List<String> events = new ArrayList<>();
    Preset preset = Presets.standard().with(loop -> loop.observer(t -> note(events, t)));
    try (Ripple ripple = new Ripple(optimizer.get());
        SteeredTrainer trainer = ripple.steered(preset, EVERY_FOURTH.withPath(path))) {
      ripple.steps(trainer, 1, 11);
      double[] before = ripple.weights();
      step(ripple, trainer, 1.0, Double.NaN);
      step(ripple, trainer, Double.NaN, 0.0);
      assertArrayEquals(before, ripple.weights());
      step(ripple, trainer, 0.0, 1.0);
      assertEquals(List.of(NonFinite.EVENT, NonFinite.EVENT, ZeroGradient.EVENT), events);
      ripple.steps(trainer, 15, 30);
      assertFalse(Arrays.equals(before, ripple.weights()));
    }
  }

  private static void note(List<String> events, StepTrace trace) {
    if (trace.event() != null) {
      events.add(trace.event());
    }
  }

  private static void step(Ripple ripple, SteeredTrainer trainer, double slope, double offset) {
    try (NDManager batch = ripple.model.getNDManager().newSubManager();
        GradientCollector collector = trainer.newGradientCollector()) {
      NDArray factor = batch.full(new Shape(), (float) slope, DataType.FLOAT32);
      NDArray loss = batch.create((float) offset);
      for (var parameter : ripple.model.getBlock().getParameters().values()) {
        loss = loss.add(parameter.getArray().sum().mul(factor));
      }
      collector.backward(loss);
    }
    trainer.step();
  }

  @Test
  void resumesBetweenTwoMeasuredSteps() throws IOException {
    Path state = folder.resolve("state");
    try (Ripple ripple = new Ripple(Optimizers.adam());
        Ripple again = new Ripple(Optimizers.adam());
        SteeredTrainer trainer = ripple.steered(Presets.standard(), EVERY_FOURTH);
        SteeredTrainer resumed = again.steered(Presets.standard(), EVERY_FOURTH)) {
      ripple.steps(trainer, 1, 12);
      AeDjl.saveState(trainer, state);
      Weights.copy(ripple.model, again.model);
      AeDjl.restoreState(resumed, state);
      ripple.steps(trainer, 13, 60);
      again.steps(resumed, 13, 60);
      assertArrayEquals(ripple.weights(), again.weights());
    }
  }

  /** A loop that steers nothing but the decay leaves AdamW to its own rule, which reads the field. */
  @ParameterizedTest
  @MethodSource("runs")
  void resumesWithTheDecayOfTheLastMeasuredStep(StepPath path, Supplier<Optimizer> optimizer)
      throws IOException {
    Path state = folder.resolve("state");
    Preset decaying = Loops.along((name, t) -> 0.05 * t, Coefficient.WEIGHT_DECAY);
    Steering steering = EVERY_FOURTH.withPath(path);
    try (Ripple ripple = new Ripple(optimizer.get());
        Ripple again = new Ripple(optimizer.get());
        SteeredTrainer trainer = ripple.steered(decaying, steering);
        SteeredTrainer resumed = again.steered(decaying, steering)) {
      ripple.steps(trainer, 1, 12);
      AeDjl.saveState(trainer, state);
      Weights.copy(ripple.model, again.model);
      AeDjl.restoreState(resumed, state);
      ripple.steps(trainer, 13, 20);
      again.steps(resumed, 13, 20);
      assertArrayEquals(ripple.weights(), again.weights());
    }
  }
}
