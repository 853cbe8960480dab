package io.github.ae4j.examples.lab.systems.basis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.adapter.NamedCoefficients;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.evolution.MultiplicativeEvolution;
import io.github.ae4j.signal.Statistic;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RelevanceDriveTest {
  private static final double START = 0.5;

  private static ControlLoop loop(NamedCoefficients gates) {
    return ControlLoop.on(gates)
        .coefficient(Coefficient.of("gate", Chart.LOG, 1e-3, 1.0).withMetaStep(0.05))
        .law(new RelevanceDrive("gate", 1.0, 1.0, 100))
        .evolve(new MultiplicativeEvolution())
        .build();
  }

  /** What goes through the first group is far over the noise of the loss, through the second far below. */
  @Test
  void everyGroupHasItsOwnNumberAndIsMeasuredByItself() {
    NamedCoefficients gates =
        new NamedCoefficients(
            "two gates", 2, Map.of("gate", START), Set.of(Statistic.LOSS, Statistic.THETA_THETA));
    assertArrayEquals(new double[] {START, START}, gates.values("gate"));
    try (ControlLoop loop = loop(gates)) {
      for (int step = 0; step < 5; step++) {
        gates.measure(Statistic.LOSS, 1.0);
        gates.measure(0, Statistic.THETA_THETA, 100.0);
        gates.measure(1, Statistic.THETA_THETA, 1e-6);
        loop.step();
      }
    }
    assertTrue(gates.values("gate")[0] > START, "relevant");
    assertTrue(gates.values("gate")[1] < START, "irrelevant");
    assertEquals(gates.values("gate")[0], gates.value("gate"));
    assertEquals(gates.values("gate")[1], gates.read(1, "gate"));
  }
}
