package io.github.ae4j.examples.lab.systems.aeonet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CapacityTest {
  private static final double[] LOSS = {2.0, 1.0, 0.5, 0.75};

  @Test
  void capacityThatMovesWithTheFallCorrelatesFully() {
    Map<String, Double> metrics = Capacity.of(new double[] {1.0, 3.0, 4.0, 3.5}, LOSS);
    assertEquals(1.0, metrics.get("capacityFollowsProgress"), 1e-12);
    assertEquals(11.5 / 4.0, metrics.get("openBlocksMean"), 1e-12);
  }

  @Test
  void capacityThatMovesAgainstItCorrelatesNegatively() {
    Map<String, Double> metrics = Capacity.of(new double[] {4.0, 2.0, 1.0, 1.5}, LOSS);
    assertEquals(-1.0, metrics.get("capacityFollowsProgress"), 1e-12);
  }

  @Test
  void capacityThatDoesNotMoveHasNoCorrelation() {
    Map<String, Double> metrics = Capacity.of(new double[] {6.0, 6.0, 6.0, 6.0}, LOSS);
    assertFalse(metrics.containsKey("capacityFollowsProgress"));
  }
}
