package io.github.ae4j.examples.lab.coupling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.examples.lab.arm.Role;
import io.github.ae4j.examples.lab.run.Curve;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.RunRecord;
import io.github.ae4j.examples.lab.run.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CouplingZoneTest {
  private static final double[] MOMENTA = {0.0, 0.5, 0.75, 0.875, 0.9375, 0.96875, 0.984375};

  private static RunRecord run(double accuracy, double[] rate, double[] momentum) {
    double[] steps = new double[rate.length];
    Outcome outcome =
        new Outcome(
            "",
            Map.of(),
            Map.of(Outcome.FINAL, accuracy),
            Map.of("learningRate", new Curve(steps, rate), "momentum", new Curve(steps, momentum)));
    return new RunRecord(1, "", Scale.CPU, "", "", "", Role.BASELINE, 1L, outcome, Map.of(), 0.0);
  }

  /** Constants over alpha = 2^-i and mu = 1 - 2^-j, best where i = j, that is log alpha = -log time. */
  private static List<RunRecord> grid() {
    List<RunRecord> runs = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      for (int j = 0; j < 7; j++) {
        double alpha = Math.pow(2.0, -i);
        double accuracy = 1.0 - 0.1 * Math.abs(i - j);
        runs.add(
            run(accuracy, new double[] {alpha * (1.0 - MOMENTA[j])}, new double[] {MOMENTA[j]}));
      }
    }
    return runs;
  }

  @Test
  void zoneIsTheBestFifthOnTheCanonicalChart() {
    CouplingZone zone = CouplingZone.of(grid());
    assertEquals(49, zone.grid().size());
    assertEquals(9, zone.best().size());
    long onTheRidge =
        zone.best().stream().filter(p -> Math.abs(p.rate() + p.time()) < 1e-9).count();
    assertEquals(7, onTheRidge);
    assertEquals(-1.0, zone.canonicalCorrelation(), 0.1);
    assertEquals(-1.0, zone.nativeCorrelation(), 0.1);
  }

  @Test
  void occupancyCountsTheRecordsNearestToTheZone() {
    CouplingZone zone = CouplingZone.of(grid());
    double[] rate = {1.0, 0.5, 0.55, 1.0 / 64.0};
    double[] momentum = {0.0, 0.5, 0.48, 0.0};
    assertEquals(0.75, zone.occupancy(run(0.0, rate, momentum)));
  }

  /** One other seed has its best at the left, the other at the right; their mean is best in the middle. */
  @Test
  void otherSeedsShowTheirZoneByTheirMean() {
    double[][] accuracies = {{0.9, 0.8, 0.1, 0.1, 0.1}, {0.1, 0.8, 0.9, 0.1, 0.1}, {0, 0, 0, 0, 1}};
    List<RunRecord> runs = new ArrayList<>();
    for (int seed = 0; seed < accuracies.length; seed++) {
      for (int i = 0; i < accuracies[seed].length; i++) {
        runs.add(constant(i, seed, accuracies[seed][i]));
      }
    }
    CouplingZone zone = CouplingZone.ofOthers(runs, 2L);
    assertTrue(zone.holds(constant(1, 2L, 0.0)));
    assertFalse(zone.holds(constant(4, 2L, 1.0)));
    assertEquals(1, zone.best().size());
  }

  private static RunRecord constant(int i, long seed, double accuracy) {
    RunRecord run = run(accuracy, new double[] {Math.pow(2.0, -i)}, new double[] {0.0});
    String setting = "setting" + i;
    return new RunRecord(
        1, "", Scale.CPU, setting, "", setting, Role.BASELINE, seed, run.outcome(), Map.of(), 0.0);
  }
}
