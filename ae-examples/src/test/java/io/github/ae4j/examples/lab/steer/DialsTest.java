package io.github.ae4j.examples.lab.steer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.evolution.MultiplicativeEvolution;
import io.github.ae4j.examples.lab.systems.basis.RelevanceDrive;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DialsTest {
  private static final double START = 0.5;

  private static ControlLoop gates(Dials dials) {
    return ControlLoop.on(dials)
        .coefficient(Coefficient.of("gate", Chart.LOG, 1e-3, 1.0).withMetaStep(0.05))
        .law(new RelevanceDrive("gate", 1.0, 1.0, 100))
        .evolve(new MultiplicativeEvolution())
        .build();
  }

  /** What goes through the first group is far over the noise of the loss, through the second far below. */
  @Test
  void everyGroupHasItsOwnNumberAndIsMeasuredByItself() {
    Dials dials = new Dials("two gates", 2, Map.of("gate", START));
    assertArrayEquals(new double[] {START, START}, dials.row("gate"));
    try (ControlLoop loop = gates(dials)) {
      for (int step = 0; step < 5; step++) {
        dials.present(1.0);
        dials.present(0, 100.0, 0.0);
        dials.present(1, 1e-6, 0.0);
        loop.step();
      }
    }
    assertTrue(dials.row("gate")[0] > START, "relevant");
    assertTrue(dials.row("gate")[1] < START, "irrelevant");
    assertEquals(dials.row("gate")[0], dials.value("gate"));
    assertEquals(dials.row("gate")[1], dials.read(1, "gate"));
  }

  @Test
  void aStepWhoseLossIsNotANumberMovesNothing() {
    Dials dials = new Dials("a gate", 1, Map.of("gate", START));
    try (ControlLoop loop = gates(dials)) {
      dials.present(Double.NaN);
      dials.present(0, 100.0, 0.0);
      loop.step();
    }
    assertEquals(START, dials.value("gate"));
  }

  @Test
  void anUnknownNumberIsNamed() {
    Dials dials = new Dials("a gate", 1, Map.of("gate", START));
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> dials.value("dropout"));
    assertTrue(error.getMessage().contains("dropout") && error.getMessage().contains("gate"));
  }
}
