package io.github.ae4j.djl.pass;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import org.junit.jupiter.api.Test;

/** Both ways beside the engine's see how a tensor lies in memory. */
class LayoutTest {
  @Test
  void tensorsThatLieAcrossDoNotFit() {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
        StepScript script = StepScript.load(manager)) {
      PtNDArray lying = (PtNDArray) manager.ones(new Shape(3, 2));
      PtNDArray across = (PtNDArray) lying.transpose();
      assertTrue(MemoryPass.isDense(lying));
      assertFalse(MemoryPass.isDense(across));
      assertTrue(script.test("fits", IValue.listFrom(lying)));
      assertFalse(script.test("fits", IValue.listFrom(lying, across)));
    }
  }
}
