package io.github.ae4j.djl;

import static io.github.ae4j.djl.Refused.refused;
import static io.github.ae4j.djl.Refused.says;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.github.ae4j.Preset;
import io.github.ae4j.coefficient.Verdict;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A steered trainer used in the wrong order says so and stays whole. */
class MisuseTest {
  @Test
  void steeringWhatAnotherTrainerSteers() {
    try (Ripple one = new Ripple(Optimizers.adam());
        SteeredTrainer trainer = one.steered(Loops.EMPTY);
        Ripple two = new Ripple(trainer.optimizer())) {
      says(
          refused(IllegalStateException.class, () -> two.steered(Loops.EMPTY)),
          "Adam",
          "another trainer");
      one.step(trainer, 1);
      trainer.close();
      two.steered(Loops.EMPTY).close();
    }
  }

  @Test
  void stepWithoutBackward() {
    try (Ripple ripple = new Ripple(Optimizers.adam());
        SteeredTrainer trainer = ripple.steered(Loops.EMPTY)) {
      says(refused(IllegalStateException.class, trainer::step), "backward", "newGradientCollector");
      ripple.step(trainer, 1);
      double[] weights = ripple.weights();
      says(refused(IllegalStateException.class, trainer::step), "since the last step");
      assertArrayEquals(weights, ripple.weights());
    }
  }

  @Test
  void stepOfAClosedTrainer() {
    try (Ripple ripple = new Ripple(Optimizers.adam())) {
      SteeredTrainer trainer = ripple.steered(Loops.EMPTY);
      ripple.step(trainer, 1);
      trainer.close();
      trainer.close();
      says(refused(IllegalStateException.class, trainer::step), "closed");
      says(refused(IllegalStateException.class, trainer.loop()::step), "closed");
    }
  }

  @Test
  void stepOfAModelNotInitialised() {
    try (Ripple ripple = new Ripple(Optimizers.adam());
        SteeredTrainer trainer = AeDjl.newTrainer(ripple.model, ripple.config, Loops.EMPTY)) {
      trainer.adapter().losses().add(ripple.model.getNDManager().create(1f));
      says(refused(IllegalStateException.class, trainer::step), "initialize");
      trainer.initialize(new Shape(RippleBlock.SIZE));
      ripple.step(trainer, 1);
    }
  }

  @Test
  void secondThreadInAStep() throws InterruptedException {
    AtomicReference<Throwable> caught = new AtomicReference<>();
    AtomicReference<SteeredTrainer> self = new AtomicReference<>();
    Preset intruding =
        (loop, adapter) ->
            loop.observer(
                trace -> {
                  Thread other =
                      new Thread(
                          () -> {
                            try {
                              self.get().step();
                            } catch (IllegalStateException e) {
                              caught.set(e);
                            }
                          });
                  other.start();
                  try {
                    other.join();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    try (Ripple ripple = new Ripple(Optimizers.adam());
        SteeredTrainer trainer = ripple.steered(intruding)) {
      self.set(trainer);
      double[] before = ripple.weights();
      ripple.step(trainer, 1);
      says(String.valueOf(caught.get()), "one thread at a time");
      assertFalse(java.util.Arrays.equals(before, ripple.weights()));
    }
  }

  /** The engine adds gradients up until they are zeroed. */
  @Test
  void aFailedStepsGradientsAreNotAddedToTheNext() {
    Preset failing =
        (loop, adapter) ->
            loop.screen(
                Loops.asking(
                    t -> {
                      if (t == 2) {
                        throw new IllegalArgumentException("a part's own");
                      }
                      return Verdict.APPLY;
                    }));
    try (Ripple ripple = new Ripple(Optimizers.adam());
        SteeredTrainer trainer = ripple.steered(failing)) {
      ripple.step(trainer, 1);
      double[] before = ripple.weights();
      says(refused(IllegalArgumentException.class, () -> ripple.step(trainer, 2)), "a part's own");
      assertArrayEquals(before, ripple.weights());
      try (NDArray gradient =
          ripple.model.getBlock().getParameters().valueAt(0).getArray().getGradient()) {
        assertArrayEquals(new double[(int) gradient.size()], Weights.of(gradient));
      }
    }
  }

  /** Such as a frozen branch of a network leaves behind. */
  @Test
  void aSkipPassesByAParameterWithoutGradient() {
    Preset skipping = (loop, adapter) -> loop.screen(Loops.asking(t -> Verdict.SKIP));
    try (Ripple ripple = new Ripple(Optimizers.adam());
        SteeredTrainer trainer = ripple.steered(skipping)) {
      double[] before = ripple.weights();
      try (GradientCollector collector = trainer.newGradientCollector()) {
        collector.backward(
            ripple.model.getBlock().getParameters().valueAt(0).getArray().square().sum());
      }
      trainer.step();
      assertArrayEquals(before, ripple.weights());
    }
  }
}
