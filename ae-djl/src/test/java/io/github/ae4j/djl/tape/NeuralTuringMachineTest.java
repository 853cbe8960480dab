package io.github.ae4j.djl.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.util.Pair;
import io.github.ae4j.djl.tape.NtmSettings.Controller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NeuralTuringMachineTest {
  private static final int STEPS = 4;
  private static final int BATCH = 2;

  private static NtmSettings sizes(Controller controller) {
    return new NtmSettings(3, 2, 5, 4, 6, controller);
  }

  private static NDArray inputs(NDManager manager) {
    return manager.arange(BATCH * STEPS * 3f).mul(1.7f).sin().reshape(BATCH, STEPS, 3);
  }

  private static double loss(Trainer trainer) {
    try (NDManager manager = trainer.getManager().newSubManager()) {
      NDArray answers = trainer.evaluate(new NDList(inputs(manager))).singletonOrThrow();
      return answers.mul(answers).sum().getFloat();
    }
  }

  /** Of every parameter the coordinate of the steepest slope, against a central difference. */
  @ParameterizedTest
  @EnumSource(Controller.class)
  void gradientsAreThoseOfTheLoss(Controller controller) {
    Engine.getInstance().setRandomSeed(5);
    try (Model model = Model.newInstance("ntm", Device.cpu())) {
      model.setBlock(new NeuralTuringMachine(sizes(controller)));
      DefaultTrainingConfig config =
          new DefaultTrainingConfig(Loss.l2Loss()).optDevices(new Device[] {Device.cpu()});
      try (Trainer trainer = model.newTrainer(config)) {
        trainer.initialize(new Shape(BATCH, STEPS, 3));
        try (GradientCollector collector = trainer.newGradientCollector()) {
          NDArray answers =
              trainer.forward(new NDList(inputs(trainer.getManager()))).singletonOrThrow();
          assertEquals(new Shape(BATCH, STEPS, 2), answers.getShape());
          collector.backward(answers.mul(answers).sum());
        }
        for (Pair<String, Parameter> pair : model.getBlock().getParameters()) {
          NDArray weights = pair.getValue().getArray();
          float[] slopes = weights.getGradient().toFloatArray();
          int at = steepest(slopes);
          assertTrue(Math.abs(slopes[at]) > 1e-6, pair.getKey() + " has no slope");
          double step = 1e-2;
          double above = moved(trainer, weights, at, step);
          double below = moved(trainer, weights, at, -step);
          double expected = (above - below) / (2.0 * step);
          assertEquals(expected, slopes[at], 0.02 * Math.abs(expected) + 1e-3, pair.getKey());
        }
      }
    }
  }

  private static int steepest(float[] slopes) {
    int at = 0;
    for (int i = 1; i < slopes.length; i++) {
      at = Math.abs(slopes[i]) > Math.abs(slopes[at]) ? i : at;
    }
    return at;
  }

  private static double moved(Trainer trainer, NDArray weights, int at, double by) {
    float[] before = weights.toFloatArray();
    float[] after = before.clone();
    after[at] += (float) by;
    weights.set(after);
    double loss = loss(trainer);
    weights.set(before);
    return loss;
  }

  /** Weights a hundred times too large saturate every gate: attentions are one-hot, and nothing is NaN. */
  @ParameterizedTest
  @EnumSource(Controller.class)
  void saturatedItStaysFinite(Controller controller) {
    Engine.getInstance().setRandomSeed(6);
    try (Model model = Model.newInstance("ntm", Device.cpu())) {
      model.setBlock(new NeuralTuringMachine(sizes(controller)));
      DefaultTrainingConfig config =
          new DefaultTrainingConfig(Loss.l2Loss()).optDevices(new Device[] {Device.cpu()});
      try (Trainer trainer = model.newTrainer(config)) {
        trainer.initialize(new Shape(BATCH, STEPS, 3));
        model.getBlock().getParameters().values().forEach(p -> p.getArray().muli(100f));
        try (GradientCollector collector = trainer.newGradientCollector()) {
          NDArray answers =
              trainer.forward(new NDList(inputs(trainer.getManager()))).singletonOrThrow();
          collector.backward(answers.sum());
        }
        for (Parameter parameter : model.getBlock().getParameters().values()) {
          NDArray gradient = parameter.getArray().getGradient();
          assertTrue(gradient.isNaN().any().getBoolean() == false, parameter.getName());
        }
      }
    }
  }

  @Test
  void badSizesAreNamed() {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> new NtmSettings(3, 2, 2, 4, 6, Controller.MLP))
            .getMessage();
    assertEquals("cells must be finite and at least 3.0, got 2.0", message);
  }
}
