package io.github.ae4j.djl;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.training.TrainingConfig;
import io.github.ae4j.djl.pass.TrainedParameters;
import java.util.Arrays;

/** What a trainer cannot be made of, said when wrapping: the thing, the rule, the value. */
final class Refusals {
  private Refusals() {}

  /** Checks what a trainer is to be made of, but for the optimizer. */
  static void check(Model model, TrainingConfig config) {
    String engine = model.getNDManager().getEngine().getEngineName();
    if (!engine.equals("PyTorch")) {
      throw new IllegalArgumentException("the model's engine must be PyTorch, got " + engine);
    }
    devices(config.getDevices());
    if (model.getBlock() == null) {
      throw new IllegalArgumentException(
          "model " + model.getName() + " must have a block, got none; call setBlock first");
    }
    if (model.getDataType() != null) {
      TrainedParameters.checkType("model " + model.getName(), model.getDataType());
    }
  }

  private static void devices(Device[] devices) {
    if (devices.length != 1) {
      throw new IllegalArgumentException(
          "a steered trainer must have one device, got "
              + Arrays.toString(devices)
              + ": DJL repeats the update, and its count, for each; choose one with optDevices");
    }
  }
}
