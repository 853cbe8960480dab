package io.github.ae4j.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDManager;
import ai.djl.training.Trainer;
import ai.djl.training.optimizer.Optimizer;
import io.github.ae4j.Preset;
import io.github.ae4j.coefficient.Coefficient;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Steering leaves no tensor behind, and keeps none the bare optimizer would not. */
class MemoryTest {
  static Stream<Arguments> optimizers() {
    return Optimizers.all().entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
  }

  /** Measures everything and steers what a schedule leaves to it. */
  private static final Preset ALL =
      (loop, adapter) -> {
        loop.screen(new Loops.Watch(Loops.measurable(adapter)));
        Loops.along((name, t) -> 1e-4, Coefficient.WEIGHT_DECAY, Coefficient.NOISE)
            .configure(loop, adapter);
      };

  @ParameterizedTest(name = "{0}")
  @MethodSource("optimizers")
  void noTensorIsAdded(String name, Supplier<Optimizer> supplier) {
    Optimizer bareOptimizer = supplier.get();
    Optimizer optimizer = supplier.get();
    try (Ripple bare = new Ripple(bareOptimizer);
        Ripple steered = new Ripple(optimizer);
        Trainer bareTrainer = bare.bare();
        SteeredTrainer trainer = steered.steered(ALL)) {
      bare.steps(bareTrainer, 1, 10);
      steered.steps(trainer, 1, 10);
      int states = tensors(optimizer);
      int managed = managed(steered.model.getNDManager()) + managed(trainer.adapter().manager());
      steered.steps(trainer, 11, 210);
      assertEquals(tensors(bareOptimizer), states);
      assertEquals(states, tensors(optimizer));
      assertEquals(
          managed, managed(steered.model.getNDManager()) + managed(trainer.adapter().manager()));
      assertEquals(0, managed(trainer.adapter().manager()));
    }
  }

  private static int tensors(Optimizer optimizer) {
    OptimizerFields fields = new OptimizerFields(optimizer);
    int first = fields.firstMoments().tensors().size();
    boolean sgd = optimizer instanceof ai.djl.training.optimizer.Sgd;
    return sgd ? first : first + fields.secondMoments().tensors().size();
  }

  private static int managed(NDManager manager) {
    return manager.getManagedArrays().size();
  }
}
