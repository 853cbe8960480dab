package io.github.ae4j.adapter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.event.NonFinite;
import io.github.ae4j.evolution.MultiplicativeEvolution;
import io.github.ae4j.law.Law;
import io.github.ae4j.signal.Statistic;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NamedCoefficientsTest {
  private final NamedCoefficients gates =
      new NamedCoefficients("gates", 2, Map.of("gate", 0.5), Set.of(Statistic.LOSS, Statistic.G_G));

  /** A law that moves a gate by its own group's loss. */
  private record ByLoss() implements Law {
    @Override
    public Set<Statistic> statistics() {
      return Set.of(Statistic.LOSS);
    }

    @Override
    public Set<String> coefficients() {
      return Set.of("gate");
    }

    @Override
    public void drive(
        io.github.ae4j.signal.Signals signals,
        io.github.ae4j.coefficient.Coefficients coefficients,
        io.github.ae4j.coefficient.Drive drive,
        io.github.ae4j.memory.Slots memory) {
      drive.add("gate", signals.statistic(Statistic.LOSS));
    }
  }

  private ControlLoop loop(NamedCoefficients adapter) {
    return ControlLoop.on(adapter)
        .coefficient(Coefficient.of("gate", Chart.LINEAR, 0.0, 1.0))
        .screen(new NonFinite(1.0))
        .law(new ByLoss())
        .evolve(new MultiplicativeEvolution())
        .build();
  }

  @Test
  void aLawMovesEveryGroupsNumberByItsOwnScalars() {
    try (ControlLoop loop = loop(gates)) {
      gates.measure(Statistic.G_G, 1.0);
      gates.measure(0, Statistic.LOSS, 0.25);
      gates.measure(1, Statistic.LOSS, -0.125);
      loop.step();
      assertArrayEquals(new double[] {0.75, 0.375}, gates.values("gate"));
      gates.measure(Statistic.LOSS, 0.0);
      loop.step();
      assertEquals(0.75, gates.value("gate"));
    }
  }

  @Test
  void aScalarThatIsNotGivenIsNotANumber() {
    try (ControlLoop loop = loop(gates)) {
      assertEquals(io.github.ae4j.coefficient.Verdict.SKIP, loop.step());
      assertEquals(0.5, gates.value("gate"));
    }
  }

  @Test
  void aBadScalarMovesNothing() {
    try (ControlLoop loop = loop(gates)) {
      gates.measure(Statistic.G_G, 1.0);
      gates.measure(Statistic.LOSS, Double.NaN);
      loop.step();
      assertEquals(0.5, gates.value("gate"));
    }
  }

  @Test
  void aCheckpointPutsTheNumbersBack() {
    NamedCoefficients other =
        new NamedCoefficients(
            "gates", 2, Map.of("gate", 0.5), Set.of(Statistic.LOSS, Statistic.G_G));
    try (ControlLoop loop = loop(gates);
        ControlLoop again = loop(other)) {
      gates.measure(Statistic.G_G, 1.0);
      gates.measure(Statistic.LOSS, 0.25);
      loop.step();
      again.restore(loop.checkpoint());
      assertArrayEquals(gates.values("gate"), other.values("gate"));
    }
  }

  @Test
  void whatIsNotThereIsNamed() {
    refused(
        "gates must have the coefficient asked for, one of [gate], got gait",
        () -> gates.value("gait"));
    refused(
        "gates must be given one of [LOSS, G_G], got WM_WM",
        () -> gates.measure(Statistic.WM_WM, 1.0));
    refused("group of gates must be in [0, 1], got 2", () -> gates.measure(2, Statistic.LOSS, 1.0));
    refused(
        "gate must be finite, got NaN",
        () -> new NamedCoefficients("gates", 1, Map.of("gate", Double.NaN), Set.of()));
    try (ControlLoop loop = loop(gates)) {
      assertEquals(
          "gates has a loop already",
          assertThrows(IllegalStateException.class, () -> loop(gates)).getMessage());
    }
    loop(gates).close();
  }

  private static void refused(String message, Runnable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
  }
}
