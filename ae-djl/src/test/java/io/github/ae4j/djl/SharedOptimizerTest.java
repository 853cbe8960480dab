package io.github.ae4j.djl;

import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.training.Trainer;
import ai.djl.training.optimizer.Optimizer;
import io.github.ae4j.djl.form.OptimizerFields;
import io.github.ae4j.preset.Presets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An optimizer that others hold is not written to: a steered trainer has a copy of its own. */
class SharedOptimizerTest {
  static Stream<Arguments> optimizers() {
    return Optimizers.all().entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
  }

  static Stream<Arguments> steerable() {
    return optimizers()
        .filter(
            run ->
                !String.valueOf(run.get()[0]).contains("without")
                    && !String.valueOf(run.get()[0]).contains("schedule"));
  }

  /** The bare trainer's steps are what they are without the other, before, beside and after it. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("steerable")
  void aBareTrainerBesideGoesOnAsAlone(String name, Supplier<Optimizer> supplier) {
    Optimizer shared = supplier.get();
    try (Ripple alone = new Ripple(supplier.get());
        Ripple bare = new Ripple(shared);
        Ripple steered = new Ripple(shared);
        Trainer by = alone.bare();
        Trainer beside = bare.bare()) {
      Object tracker = new OptimizerFields(shared).tracker();
      alone.steps(by, 1, 10);
      bare.steps(beside, 1, 10);
      try (SteeredTrainer trainer = steered.steered(Presets.standard())) {
        for (int t = 11; t <= 30; t++) {
          alone.step(by, t);
          bare.step(beside, t);
          steered.step(trainer, t);
        }
        assertNotSame(shared, trainer.optimizer());
      }
      alone.steps(by, 31, 40);
      bare.steps(beside, 31, 40);
      assertArrayEquals(alone.weights(), bare.weights());
      assertSame(tracker, new OptimizerFields(shared).tracker());
    }
  }

  /** Folds of one configuration, one after the other and at once. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("steerable")
  void severalModelsOfOneConfigurationStartAlike(String name, Supplier<Optimizer> supplier) {
    Optimizer shared = supplier.get();
    List<double[]> ends = new ArrayList<>();
    for (int fold = 0; fold < 3; fold++) {
      try (Ripple one = new Ripple(shared);
          Ripple two = new Ripple(shared);
          SteeredTrainer first = one.steered(Presets.standard());
          SteeredTrainer second = two.steered(Presets.standard())) {
        one.steps(first, 1, 20);
        two.steps(second, 1, 20);
        ends.add(one.weights());
        ends.add(two.weights());
      }
    }
    ends.forEach(end -> assertArrayEquals(ends.get(0), end));
  }

  /** Left bare by its loop, the copy is what it is a copy of. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("optimizers")
  void theCopyStepsAsItsOriginal(String name, Supplier<Optimizer> supplier) {
    try (Ripple bare = new Ripple(supplier.get());
        Ripple copied = new Ripple(supplier.get())) {
      try (Trainer first = bare.bare();
          Trainer second = copied.bare()) {
        bare.steps(first, 1, 7);
        copied.steps(second, 1, 7);
        try (SteeredTrainer trainer = copied.steered(Loops.EMPTY)) {
          bare.steps(first, 8, 20);
          copied.steps(trainer, 8, 20);
        }
        assertArrayEquals(bare.weights(), copied.weights());
        try (Trainer after = copied.bare()) {
          bare.steps(first, 21, 30);
          copied.steps(after, 21, 30);
        }
        assertArrayEquals(bare.weights(), copied.weights());
      }
    }
  }

  /** The original's state stays its own. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("optimizers")
  void theOriginalsStateIsNotWrittenTo(String name, Supplier<Optimizer> supplier) {
    Optimizer original = supplier.get();
    try (Ripple ripple = new Ripple(original)) {
      try (Trainer bare = ripple.bare()) {
        ripple.steps(bare, 1, 5);
      }
      OptimizerFields fields = new OptimizerFields(original);
      List<double[]> before = states(fields);
      int updates = fields.updates();
      String[] steered =
          name.contains("schedule") || name.contains("without")
              ? new String[0]
              : new String[] {LEARNING_RATE, MOMENTUM};
      try (SteeredTrainer trainer = ripple.steered(Loops.holding(steered))) {
        ripple.steps(trainer, 6, 12);
        assertTrue(new OptimizerFields(trainer.optimizer()).updates() > updates);
      }
      assertEquals(updates, fields.updates());
      List<double[]> after = states(fields);
      assertEquals(before.size(), after.size());
      for (int i = 0; i < before.size(); i++) {
        assertArrayEquals(before.get(i), after.get(i));
      }
    }
  }

  private static List<double[]> states(OptimizerFields fields) {
    return fields.firstMoments().tensors().values().stream()
        .flatMap(devices -> devices.values().stream())
        .map(Weights::of)
        .toList();
  }
}
