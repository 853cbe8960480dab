package io.github.ae4j.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Optimizer;
import io.github.ae4j.event.FlatLoss;
import io.github.ae4j.event.NonFinite;
import io.github.ae4j.event.ZeroGradient;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.trace.StepTrace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a batch brings, the run goes on, inside the bounds, and the trace says what it was. */
class DisturbanceTest {
  /** A steered run that keeps what each step named, and checks the bounds. */
  private static final class Run implements AutoCloseable {
    final Ripple ripple;
    final SteeredTrainer trainer;
    final List<String> events = new ArrayList<>();
    long t;

    Run(Supplier<Optimizer> optimizer) {
      ripple = new Ripple(optimizer.get());
      trainer = ripple.steered(Presets.standard().with(loop -> loop.observer(this::check)));
    }

    private void check(StepTrace trace) {
      events.add(String.valueOf(trace.event()));
      double alpha = trace.applied(0, 0);
      double momentum = trace.applied(0, 1);
      assertTrue(alpha >= 1e-30 && alpha <= 1e6, () -> "learning rate " + alpha);
      assertTrue(momentum >= 0.0 && momentum <= 0.9999, () -> "momentum " + momentum);
    }

    void calm(int steps) {
      for (int i = 0; i < steps; i++) {
        ripple.step(trainer, ++t);
      }
    }

    /** A step whose loss is sum(parameters) * slope + offset. */
    String step(double slope, double offset) {
      try (NDManager batch = ripple.model.getNDManager().newSubManager();
          GradientCollector collector = trainer.newGradientCollector()) {
        NDArray loss = batch.create((float) offset);
        NDArray factor = batch.full(new Shape(), (float) slope, DataType.FLOAT32);
        for (var parameter : ripple.model.getBlock().getParameters().values()) {
          loss = loss.add(parameter.getArray().sum().mul(factor));
        }
        collector.backward(loss);
      }
      trainer.step();
      t++;
      return events.get(events.size() - 1);
    }

    /** A step whose loss is 1 to the last bit while its gradient is not zero. */
    void stepAtConstantLoss() {
      try (NDManager batch = ripple.model.getNDManager().newSubManager();
          GradientCollector collector = trainer.newGradientCollector()) {
        NDArray loss = batch.create(1f);
        for (var parameter : ripple.model.getBlock().getParameters().values()) {
          NDArray sum = parameter.getArray().sum();
          loss = loss.add(sum.sub(sum.stopGradient()));
        }
        collector.backward(loss);
      }
      trainer.step();
      t++;
    }

    void goesOn() {
      double[] before = ripple.weights();
      calm(5);
      double[] after = ripple.weights();
      assertFalse(Arrays.equals(before, after));
      assertTrue(Arrays.stream(after).allMatch(Double::isFinite));
    }

    @Override
    public void close() {
      trainer.close();
      ripple.close();
    }
  }

  static Stream<Arguments> optimizers() {
    return Stream.of(
        Arguments.of("Sgd", (Supplier<Optimizer>) Optimizers::sgd),
        Arguments.of("Adam", (Supplier<Optimizer>) Optimizers::adam),
        Arguments.of("AdamW", (Supplier<Optimizer>) Optimizers::adamW));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("optimizers")
  void nonFiniteIsLeftOut(String name, Supplier<Optimizer> optimizer) {
    try (Run run = new Run(optimizer)) {
      run.calm(20);
      double[] before = run.ripple.weights();
      assertEquals(NonFinite.EVENT, run.step(1.0, Double.NaN));
      assertArrayEquals(before, run.ripple.weights());
      assertEquals(NonFinite.EVENT, run.step(Double.POSITIVE_INFINITY, 0.0));
      assertArrayEquals(before, run.ripple.weights());
      assertEquals(NonFinite.EVENT, run.step(Double.NaN, 0.0));
      assertArrayEquals(before, run.ripple.weights());
      run.goesOn();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("optimizers")
  void zeroGradient(String name, Supplier<Optimizer> optimizer) {
    try (Run run = new Run(optimizer)) {
      assertEquals(ZeroGradient.EVENT, run.step(0.0, 1.0), "as the very first step");
      run.calm(10);
      assertEquals(ZeroGradient.EVENT, run.step(0.0, 1.0));
      run.goesOn();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("optimizers")
  void constantLoss(String name, Supplier<Optimizer> optimizer) {
    try (Run run = new Run(optimizer)) {
      for (int i = 0; i < 50; i++) {
        run.stepAtConstantLoss();
      }
      assertEquals(1, run.events.stream().filter(FlatLoss.EVENT::equals).count());
      run.goesOn();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("optimizers")
  void hugeLoss(String name, Supplier<Optimizer> optimizer) {
    try (Run run = new Run(optimizer)) {
      run.calm(20);
      String event = run.step(1e12, 1e12);
      assertTrue(List.of("loss-outlier", "drift", "instability").contains(event), event);
      run.calm(20);
      run.goesOn();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("optimizers")
  void emptyBatch(String name, Supplier<Optimizer> optimizer) {
    try (Run run = new Run(optimizer)) {
      run.calm(10);
      double[] before = run.ripple.weights();
      try (NDManager batch = run.ripple.model.getNDManager().newSubManager();
          GradientCollector collector = run.trainer.newGradientCollector()) {
        NDArray theta = run.ripple.model.getBlock().getParameters().get(0).getValue().getArray();
        NDArray nothing = batch.zeros(new Shape(0));
        collector.backward(nothing.mul(theta.sum()).mean());
      }
      run.trainer.step();
      assertTrue(
          Set.of(NonFinite.EVENT, ZeroGradient.EVENT)
              .contains(run.events.get(run.events.size() - 1)));
      assertArrayEquals(before, run.ripple.weights());
      run.goesOn();
    }
  }
}
