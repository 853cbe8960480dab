package io.github.ae4j.djl;

import static io.github.ae4j.coefficient.Coefficient.BETA2;
import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM;
import static io.github.ae4j.djl.Refused.refused;
import static io.github.ae4j.djl.Refused.says;
import static org.junit.jupiter.api.Assertions.assertSame;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.Trainer;
import ai.djl.training.listener.TrainingListenerAdapter;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.ParameterTracker;
import ai.djl.training.tracker.Tracker;
import io.github.ae4j.Preset;
import io.github.ae4j.djl.form.OptimizerFields;
import io.github.ae4j.signal.Statistic;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What cannot be steered is refused when wrapping, by name and reason, and nothing is written. */
class RefusalTest {
  private static String wrapping(Optimizer optimizer, Preset preset) {
    try (Ripple ripple = new Ripple(optimizer)) {
      return refused(IllegalArgumentException.class, () -> ripple.steered(preset));
    }
  }

  @Test
  void optimizersWithoutAnUpdate() {
    Tracker rate = Tracker.fixed(0.1f);
    says(
        wrapping(
            Optimizer.nag().setLearningRateTracker(rate).setMomentum(0.9f).build(), Loops.EMPTY),
        "Nag",
        "no update");
    says(wrapping(Optimizer.rmsprop().build(), Loops.EMPTY), "RmsProp", "no update");
    says(
        wrapping(Optimizer.adagrad().optLearningRateTracker(rate).build(), Loops.EMPTY),
        "Adagrad",
        "no update");
    says(wrapping(Optimizer.adadelta().build(), Loops.EMPTY), "Adadelta", "no update");
  }

  @Test
  void subclass() {
    class Doubling extends Adam {
      Doubling() {
        super(Adam.builder());
      }
    }
    says(wrapping(new Doubling(), Loops.EMPTY), "Doubling", "exactly");
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
    for (ParameterTracker tracker : new ParameterTracker[] {cosine, (Tracker) n -> 0.1f}) {
      Optimizer adam = Optimizer.adam().optLearningRateTracker(tracker).build();
      says(
          wrapping(adam, Loops.holding(LEARNING_RATE)),
          "Adam",
          "learningRate",
          "Tracker.fixed",
          tracker.getClass().getName());
      assertSame(tracker, new OptimizerFields(adam).tracker());
    }
    Optimizer sgd = Optimizer.sgd().setLearningRateTracker(cosine).optMomentum(0.9f).build();
    says(wrapping(sgd, Loops.holding(MOMENTUM)), "Sgd", "momentum", "CosineTracker");
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
    says(wrapping(Optimizers.sgd(), Loops.holding(BETA2)), "Sgd", "beta2");
    says(wrapping(Optimizers.plainSgd(), Loops.holding(MOMENTUM)), "Sgd", "momentum");
    says(wrapping(Optimizers.adam(), Loops.holding("dropout")), "Adam", "dropout");
  }

  @Test
  void statisticsTheOptimizerLacks() {
    says(
        wrapping(
            Optimizers.plainSgd(),
            (loop, adapter) -> loop.screen(new Loops.Watch(Set.of(Statistic.G_M)))),
        "Sgd",
        "G_M");
    says(
        wrapping(
            Optimizers.adam(),
            (loop, adapter) -> loop.screen(new Loops.Watch(Set.of(Statistic.G_READOUT)))),
        "G_READOUT",
        "readoutRate");
  }

  @Test
  void refusalLeavesEverythingAsItWas() {
    Optimizer optimizer = Optimizers.adam();
    Object tracker = new OptimizerFields(optimizer).tracker();
    wrapping(optimizer, Loops.holding("dropout"));
    wrapping(optimizer, Loops.holding(LEARNING_RATE).with(loop -> loop.coefficient(tooHigh())));
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
}
