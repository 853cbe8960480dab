package io.github.ae4j.nd4j.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.adapter.ReadoutGate;
import io.github.ae4j.nd4j.Broken;
import io.github.ae4j.nd4j.form.NativeForm;
import io.github.ae4j.nd4j.form.Segment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

class MomentReadoutTest {
  private static Segment segment(String broken) {
    Adam adam = new Adam(0.01);
    INDArray state = Nd4j.create(DataType.FLOAT, 6);
    INDArray theta = Broken.array(Nd4j.create(DataType.FLOAT, 3), broken);
    return new Segment(adam.instantiate(state, true), List.of(adam), theta, Map.of(), 1.0);
  }

  /** The second cannot be parked, nor the first be put back. */
  @Test
  void whatCannotBePutBackIsSaidAlong() {
    NativeForm form = NativeForm.of(List.of(segment("assign"), segment("dup")));
    MomentReadout readout = new MomentReadout(form, () -> {}, new Scratch(DataType.FLOAT, 3), 3);
    ReadoutGate gate =
        new ReadoutGate("a test", readout::serve, readout::putBack, readout::isServed);
    Throwable failure = assertThrows(ArithmeticException.class, gate::serve);
    assertEquals("dup", failure.getMessage());
    assertEquals(1, failure.getSuppressed().length);
    assertEquals("assign", failure.getSuppressed()[0].getMessage());
    assertTrue(readout.isServed());
  }
}
