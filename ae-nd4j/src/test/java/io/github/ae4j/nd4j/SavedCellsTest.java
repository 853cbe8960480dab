package io.github.ae4j.nd4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.adapter.OptimizerAdapter;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.nd4j.pass.GroupedAdapter;
import io.github.ae4j.nd4j.pass.Nd4jAdapter;
import io.github.ae4j.nd4j.pass.NextStepAdapter;
import io.github.ae4j.preset.Presets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/** What no step can have left is refused before anything is written. */
class SavedCellsTest {
  @Test
  void cellsThatNoStepCanHaveLeftAreRefused() {
    try (SteeredUpdater steered = new Ripple(new Adam(0.01)).steered(Presets.standard())) {
      Nd4jAdapter adapter = steered.adapter();
      NextStepAdapter late = new NextStepAdapter(new GroupedAdapter(adapter), () -> {}, () -> 0);
      for (OptimizerAdapter each : List.of(adapter, late)) {
        each.check(Slots.of(each.slots()));
        for (int cell = 0; cell < each.slots(); cell++) {
          Slots saved = Slots.of(each.slots());
          saved.set(cell, -1e-300);
          String message =
              assertThrows(IllegalArgumentException.class, () -> each.check(saved)).getMessage();
          assertTrue(
              message.matches("cell [A-Z0-9_]+ of Adam must be in .*, got -1.0E-300"), message);
        }
      }
    }
  }

  @Test
  void statesThatAreNotFiniteAreRefused() throws IOException {
    for (double wrong : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
      for (INDArray array :
          List.of(
              Nd4j.createFromArray(1.0, wrong, 2.0), Nd4j.createFromArray(1f, (float) wrong, 2f))) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        SavedArray.write(new DataOutputStream(written), "M", array);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(written.toByteArray()));
        String message =
            assertThrows(IllegalArgumentException.class, () -> SavedArray.read(in, "M", array))
                .getMessage();
        assertEquals("checkpoint must have numbers not finite in M 0, got 1", message);
      }
    }
  }
}
