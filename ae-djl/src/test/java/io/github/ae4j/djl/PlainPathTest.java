package io.github.ae4j.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.training.Trainer;
import ai.djl.training.optimizer.Optimizer;
import io.github.ae4j.Preset;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A loop that steers nothing leaves the optimizer as it would be alone, bit by bit. */
class PlainPathTest {
  private static final int STEPS = 200;

  static Stream<Arguments> optimizers() {
    return Optimizers.all().entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("optimizers")
  void emptyLoop(String name, Supplier<Optimizer> optimizer) {
    same(optimizer, Loops.EMPTY);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("optimizers")
  void measuringLoop(String name, Supplier<Optimizer> optimizer) {
    Preset measuring = (loop, adapter) -> loop.screen(new Loops.Watch(Loops.measurable(adapter)));
    same(optimizer, measuring);
  }

  private static void same(Supplier<Optimizer> optimizer, Preset preset) {
    try (Ripple bare = new Ripple(optimizer.get());
        Ripple steered = new Ripple(optimizer.get());
        Trainer bareTrainer = bare.bare();
        SteeredTrainer trainer = steered.steered(preset)) {
      assertArrayEquals(bare.weights(), steered.weights());
      bare.steps(bareTrainer, 1, STEPS);
      steered.steps(trainer, 1, STEPS);
      assertArrayEquals(bare.weights(), steered.weights());
      assertEquals(STEPS, trainer.loop().steps());
    }
  }
}
