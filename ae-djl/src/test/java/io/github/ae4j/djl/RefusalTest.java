package io.github.ae4j.djl;

import static io.github.ae4j.coefficient.Coefficient.BETA2;
import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.Trainer;
import ai.djl.training.listener.TrainingListenerAdapter;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.FixedPerVarTracker;
import ai.djl.training.tracker.ParameterTracker;
import ai.djl.training.tracker.Tracker;
import io.github.ae4j.Preset;
import io.github.ae4j.signal.Statistic;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What cannot be steered is refused when wrapping, by name and reason, and nothing is written. */
class RefusalTest {
  private static String refused(Class<? extends Exception> type, Executable action) {
    return String.valueOf(assertThrows(type, action).getMessage());
  }

  private static String refused(Optimizer optimizer, Preset preset) {
    try (Ripple ripple = new Ripple(optimizer)) {
      return refused(IllegalArgumentException.class, () -> ripple.steered(preset));
    }
  }

  private static void says(String message, String... parts) {
    for (String part : parts) {
      assertTrue(message.contains(part), () -> "\"" + message + "\" must say " + part);
    }
  }

  @Test
  void optimizersWithoutAnUpdate() {
    Tracker rate = Tracker.fixed(0.1f);
    says(
        refused(
            Optimizer.nag().setLearningRateTracker(rate).setMomentum(0.9f).build(), Loops.EMPTY),
        "Nag",
        "no update");
    says(refused(Optimizer.rmsprop().build(), Loops.EMPTY), "RmsProp", "no update");
    says(
        refused(Optimizer.adagrad().optLearningRateTracker(rate).build(), Loops.EMPTY),
        "Adagrad",
        "no update");
    says(refused(Optimizer.adadelta().build(), Loops.EMPTY), "Adadelta", "no update");
  }

  @Test
  void subclass() {
    class Doubling extends Adam {
      Doubling() {
        super(Adam.builder());
      }
    }
    says(refused(new Doubling(), Loops.EMPTY), "Doubling", "exactly");
  }

  @Test
  void severalDevices() {
    try (Ripple ripple = new Ripple(Optimizers.adam())) {
      ripple.config.optDevices(new Device[] {Device.cpu(), Device.gpu(0)});
      says(
          refused(IllegalArgumentException.class, () -> ripple.steered(Loops.EMPTY)),
          "one device",
          "gpu(0)");
    }
  }

  @Test
  void dataType() {
    try (Ripple ripple = new Ripple(Optimizers.adam(), DataType.FLOAT16)) {
      says(
          refused(IllegalArgumentException.class, () -> ripple.steered(Loops.EMPTY)),
          "float32 or float64",
          "float16");
    }
  }

  @Test
  void noBlock() {
    try (Ripple ripple = new Ripple(Optimizers.adam());
        Model empty = Model.newInstance("hollow")) {
      says(
          refused(
              IllegalArgumentException.class,
              () -> AeDjl.newTrainer(empty, ripple.config, Loops.EMPTY)),
          "hollow",
          "block");
    }
  }

  @Test
  void schedules() {
    Tracker cosine =
        Tracker.cosine().setBaseValue(0.1f).optFinalValue(0.01f).setMaxUpdates(50).build();
    for (ParameterTracker tracker :
        new ParameterTracker[] {
          cosine, FixedPerVarTracker.builder().setDefaultValue(0.1f).build(), (Tracker) n -> 0.1f
        }) {
      Optimizer adam = Optimizer.adam().optLearningRateTracker(tracker).build();
      says(
          refused(adam, Loops.holding(LEARNING_RATE)),
          "Adam",
          "learningRate",
          "Tracker.fixed",
          tracker.getClass().getName());
      assertSame(tracker, new OptimizerFields(adam).tracker());
    }
    Optimizer sgd = Optimizer.sgd().setLearningRateTracker(cosine).optMomentum(0.9f).build();
    says(refused(sgd, Loops.holding(MOMENTUM)), "Sgd", "momentum", "CosineTracker");
  }

  @Test
  void scheduleOfAnUnsteeredLearningRate() {
    Tracker factor = Tracker.factor().setBaseValue(0.1f).setFactor(0.9f).build();
    Optimizer adam = Optimizer.adam().optLearningRateTracker(factor).build();
    try (Ripple ripple = new Ripple(adam);
        SteeredTrainer trainer = ripple.steered(Loops.holding(MOMENTUM))) {
      ripple.steps(trainer, 1, 5);
    }
    assertSame(factor, new OptimizerFields(adam).tracker());
  }

  @Test
  void coefficientsTheOptimizerLacks() {
    says(refused(Optimizers.sgd(), Loops.holding(BETA2)), "Sgd", "beta2");
    says(refused(Optimizers.plainSgd(), Loops.holding(MOMENTUM)), "Sgd", "momentum");
    says(refused(Optimizers.adam(), Loops.holding("dropout")), "Adam", "dropout");
  }

  @Test
  void statisticsTheOptimizerLacks() {
    says(
        refused(
            Optimizers.plainSgd(),
            (loop, adapter) -> loop.screen(new Loops.Watch(Set.of(Statistic.G_M)))),
        "Sgd",
        "G_M");
    says(
        refused(
            Optimizers.adam(),
            (loop, adapter) -> loop.screen(new Loops.Watch(Set.of(Statistic.G_READOUT)))),
        "G_READOUT",
        "readoutRate");
  }

  @Test
  void refusalLeavesEverythingAsItWas() {
    Optimizer optimizer = Optimizers.adam();
    Object tracker = new OptimizerFields(optimizer).tracker();
    refused(optimizer, Loops.holding("dropout"));
    refused(optimizer, Loops.holding(LEARNING_RATE).with(loop -> loop.coefficient(tooHigh())));
    assertSame(tracker, new OptimizerFields(optimizer).tracker());
    try (Ripple ripple = new Ripple(optimizer);
        SteeredTrainer trainer = ripple.steered(Loops.holding(LEARNING_RATE))) {
      ripple.step(trainer, 1);
    }
  }

  private static io.github.ae4j.coefficient.Coefficient tooHigh() {
    return Loops.linear(LEARNING_RATE).withBounds(1.0, 2.0);
  }

  @Test
  void listenerThatFailsLetsTheOptimizerGo() {
    Optimizer optimizer = Optimizers.adam();
    Object tracker = new OptimizerFields(optimizer).tracker();
    try (Ripple ripple = new Ripple(optimizer)) {
      ripple.config.addTrainingListeners(
          new TrainingListenerAdapter() {
            @Override
            public void onTrainingBegin(Trainer trainer) {
              throw new IllegalStateException("not today");
            }
          });
      says(refused(IllegalStateException.class, () -> ripple.steered(Loops.EMPTY)), "not today");
    }
    assertSame(tracker, new OptimizerFields(optimizer).tracker());
  }

  @Test
  void wrappingTwice() {
    Optimizer optimizer = Optimizers.adam();
    try (Ripple one = new Ripple(optimizer);
        Ripple two = new Ripple(optimizer)) {
      try (SteeredTrainer trainer = one.steered(Loops.EMPTY)) {
        says(
            refused(IllegalStateException.class, () -> two.steered(Loops.EMPTY)),
            "Adam",
            "another trainer");
        one.step(trainer, 1);
      }
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
}
