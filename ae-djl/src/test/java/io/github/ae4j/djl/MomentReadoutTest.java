package io.github.ae4j.djl;

import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM_SHARE;
import static io.github.ae4j.coefficient.Coefficient.RATE_MEMORY;
import static io.github.ae4j.djl.Refused.refused;
import static io.github.ae4j.djl.Refused.says;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import io.github.ae4j.Preset;
import io.github.ae4j.adapter.ServedReadout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The average that a moment weighted by the rates leads to, in the parameters' place and gone again. */
class MomentReadoutTest {
  private static final double SHARE = 0.8;

  /** alpha = 0.3/(t+2), c = 4/(t+4). */
  static final Preset WEIGHTED =
      Loops.along(
          (name, t) ->
              switch (name) {
                case LEARNING_RATE -> 0.3 / (t + 2.0);
                case MOMENTUM -> 1.0 - 4.0 / (t + 4.0);
                case MOMENTUM_SHARE -> SHARE;
                default -> 1e4;
              },
          LEARNING_RATE,
          MOMENTUM,
          MOMENTUM_SHARE,
          RATE_MEMORY);

  /** Schedule-Free's own recurrence (Defazio et al. 2024): z -= alpha g, x += c (z - x). */
  @ParameterizedTest
  @EnumSource
  void isScheduleFrees(StepPath path) {
    try (Ripple ripple = new Ripple(Optimizers.sgd());
        SteeredTrainer trainer = ripple.steered(WEIGHTED, Steering.standard().withPath(path))) {
      double[] theta = ripple.weights();
      double[] z = theta.clone();
      double[] x = theta.clone();
      for (int t = 1; t <= 50; t++) {
        ripple.step(trainer, t);
        for (int i = 0; i < x.length; i++) {
          z[i] -= 0.3 / (t + 2.0) * Ripple.gradient(i, t, theta[i]);
          x[i] += 4.0 / (t + 4.0) * (z[i] - x[i]);
          theta[i] = (1.0 - SHARE) * z[i] + SHARE * x[i];
        }
        assertArrayEquals(theta, ripple.weights(), CanonicalKind.FLOAT);
        try (ServedReadout served = trainer.serveReadout()) {
          assertArrayEquals(x, ripple.weights(), CanonicalKind.FLOAT);
        }
      }
    }
  }

  @Test
  void takesNoMemoryButWhileServed() {
    try (Ripple ripple = new Ripple(Optimizers.adam());
        SteeredTrainer trainer = ripple.steered(WEIGHTED)) {
      NDManager own = trainer.adapter().manager();
      ripple.steps(trainer, 1, 10);
      int others = ripple.model.getNDManager().getManagedArrays().size();
      double[] theta = ripple.weights();
      for (int times = 0; times < 3; times++) {
        ServedReadout served;
        try (NDScope scope = new NDScope()) {
          scope.suppressNotUsedWarning();
          served = trainer.serveReadout();
        }
        assertEquals(2, own.getManagedArrays().size());
        assertFalse(Arrays.equals(theta, ripple.weights()));
        served.close();
        served.close();
        assertArrayEquals(theta, ripple.weights());
        assertEquals(0, own.getManagedArrays().size());
        assertEquals(others, ripple.model.getNDManager().getManagedArrays().size());
      }
    }
  }

  @Test
  void nothingIsDoneWhileServed(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("state");
    try (Ripple ripple = new Ripple(Optimizers.adamW());
        SteeredTrainer trainer = ripple.steered(WEIGHTED)) {
      ripple.steps(trainer, 1, 10);
      AeDjl.saveState(trainer, file);
      try (ServedReadout served = trainer.serveReadout()) {
        refusedWhileServed(() -> ripple.step(trainer, 11));
        refusedWhileServed(trainer::serveReadout);
        refusedWhileServed(() -> AeDjl.saveState(trainer, folder.resolve("other")));
        refusedWhileServed(() -> AeDjl.restoreState(trainer, file));
      }
      ripple.step(trainer, 11);
    }
  }

  static void refusedWhileServed(org.junit.jupiter.api.function.Executable action) {
    says(refused(IllegalStateException.class, action), "put back");
  }

  /** A backward pass while served finds the parameters kept, and its gradients go. */
  @ParameterizedTest
  @ValueSource(strings = {"Sgd", "Adam", "AdamW"})
  void servingLeavesNoTrace(String name) {
    CanonicalKind kind = CanonicalKind.KINDS.get(name);
    try (Ripple served = new Ripple(kind.optimizer().get());
        Ripple undisturbed = new Ripple(kind.optimizer().get());
        SteeredTrainer first = served.steered(WEIGHTED);
        SteeredTrainer second = undisturbed.steered(WEIGHTED)) {
      served.steps(first, 1, 10);
      undisturbed.steps(second, 1, 10);
      try (ServedReadout readout = first.serveReadout()) {
        served.differentiate(first, 11);
      }
      served.steps(first, 11, 20);
      undisturbed.steps(second, 11, 20);
      assertArrayEquals(undisturbed.weights(), served.weights());
    }
  }

  @Test
  void closingPutsTheParametersBack() {
    try (Ripple ripple = new Ripple(Optimizers.sgd())) {
      SteeredTrainer trainer = ripple.steered(WEIGHTED);
      ripple.steps(trainer, 1, 10);
      double[] theta = ripple.weights();
      ServedReadout served = trainer.serveReadout();
      assertFalse(Arrays.equals(theta, ripple.weights()));
      trainer.close();
      served.close();
      assertArrayEquals(theta, ripple.weights());
    }
  }

  /** Closed by hand, it lets the optimizer go, and with it what the average was made of. */
  @Test
  void aLoopClosedMeanwhileLeavesTheParameters() {
    try (Ripple ripple = new Ripple(Optimizers.adam());
        SteeredTrainer trainer = ripple.steered(WEIGHTED)) {
      ripple.steps(trainer, 1, 10);
      double[] theta = ripple.weights();
      try (ServedReadout served = trainer.serveReadout()) {
        trainer.loop().close();
      }
      assertArrayEquals(theta, ripple.weights());
    }
  }

  @Test
  void whatHasNoStateOrIsFrozenIsServedAsItIs() {
    try (Ripple ripple = new Ripple(Optimizers.adam());
        SteeredTrainer trainer = ripple.steered(WEIGHTED)) {
      double[] start = ripple.weights();
      trainer.serveReadout().close();
      try (ServedReadout served = trainer.serveReadout()) {
        assertArrayEquals(start, ripple.weights());
      }
      ripple.steps(trainer, 1, 10);
      double[] theta = ripple.weights();
      Parameter vector = ripple.model.getBlock().getParameters().valueAt(0);
      vector.freeze(true);
      try (ServedReadout served = trainer.serveReadout()) {
        double[] average = ripple.weights();
        assertArrayEquals(Arrays.copyOf(theta, 5), Arrays.copyOf(average, 5));
        assertFalse(Arrays.equals(theta, average));
        vector.freeze(false);
      }
      assertArrayEquals(theta, ripple.weights());
    }
  }

  /** Batch normalisation: its running statistics stay until batches are passed forward. */
  @Test
  void runningStatisticsAreRenewedByPassingForward() {
    SequentialBlock block =
        new SequentialBlock()
            .add(Linear.builder().setUnits(4).build())
            .add(BatchNorm.builder().build())
            .add(Linear.builder().setUnits(1).build());
    DefaultTrainingConfig config =
        new DefaultTrainingConfig(Loss.l2Loss())
            .optDevices(new Device[] {Device.cpu()})
            .optOptimizer(Optimizers.adam());
    try (Model model = Model.newInstance("normalised", Device.cpu())) {
      model.setBlock(block);
      try (SteeredTrainer trainer = AeDjl.newTrainer(model, config, WEIGHTED);
          NDManager batch = model.getNDManager().newSubManager()) {
        trainer.initialize(new Shape(8, 3));
        NDArray x = batch.arange(0f, 24f, 1f).sin().reshape(8, 3);
        train(trainer, x, 10);
        double[] mean = running(block);
        try (ServedReadout served = trainer.serveReadout()) {
          trainer.evaluate(new NDList(x));
          assertArrayEquals(mean, running(block));
          trainer.forward(new NDList(x));
          assertFalse(Arrays.equals(mean, running(block)));
          mean = running(block);
        }
        assertArrayEquals(mean, running(block));
      }
    }
  }

  private static void train(SteeredTrainer trainer, NDArray x, int steps) {
    for (int t = 0; t < steps; t++) {
      try (GradientCollector collector = trainer.newGradientCollector()) {
        collector.backward(
            trainer.forward(new NDList(x)).head().sub(x.get(":, 0:1")).square().mean());
      }
      trainer.step();
    }
  }

  private static double[] running(SequentialBlock block) {
    return block.getParameters().stream()
        .filter(pair -> pair.getKey().contains("running"))
        .map(pair -> Weights.of(pair.getValue().getArray()))
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }
}
