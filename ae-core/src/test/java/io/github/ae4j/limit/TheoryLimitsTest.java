package io.github.ae4j.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;

class TheoryLimitsTest {
  private final Coefficients coefficients =
      Coefficients.of(
          List.of(
              Coefficient.of("learningRate", Chart.LOG, 1e-3, 1.0),
              Coefficient.of("readoutRate", Chart.LINEAR, 0.0, 1.0)),
          0.1,
          0.5);
  private final Candidate candidate = new Candidate(coefficients);

  private void limit(Limit limit, Bed bed) {
    limit.limit(bed.signals, candidate, bed.memory);
  }

  @Test
  void theBudgetShrinksStepsThatSpendTooMuch() {
    PowerBudget budget = new PowerBudget(0.01, 2.0, 8);
    Bed bed = new Bed(budget);
    double lambda = 0.0;
    double spent = 0.0;
    for (int t = 0; t < 20; t++) {
      lambda = Math.max(0.0, lambda + 2.0 * (spent - 0.01));
      double step = t < 3 ? 0.2 : 0.001;
      double before = coefficients.coordinate(1);
      candidate.reset();
      candidate.move(1, before + step);
      limit(budget, bed);
      double expected = step / Math.sqrt(1.0 + lambda);
      assertEquals(before + expected, candidate.coordinate(1), 1e-12);
      assertEquals(spent, bed.value(Signal.ENERGY), 1e-12);
      candidate.commit();
      double taken = coefficients.coordinate(1) - before;
      spent = taken * taken;
    }
  }

  @Test
  void theBudgetDoesNotWindUpOnAStepThatWasCut() {
    PowerBudget budget = new PowerBudget(0.01, 2.0, 8);
    Bed bed = new Bed(budget);
    for (int t = 0; t < 50; t++) {
      candidate.reset();
      candidate.move(1, 0.5 + 5.0);
      limit(budget, bed);
      candidate.reset();
      candidate.commit();
      assertEquals(0.0, bed.value(Signal.ENERGY));
    }
    candidate.move(1, 0.6);
    limit(budget, bed);
    assertEquals(0.6, candidate.coordinate(1), 1e-12);
  }

  @Test
  void theProjectionMovesToTheNearestBound() {
    candidate.move(0, 5.0);
    candidate.move(1, -1.0);
    limit(new Projection(), new Bed(new Projection()));
    assertEquals(0.0, candidate.coordinate(0), 1e-15);
    assertEquals(0.0, candidate.applied(1));
  }

  private double clamped(ResonanceClamp clamp, double rho, double v, double base) {
    candidate.reset();
    Bed bed = new Bed(clamp).with(Signal.PHASE, rho);
    limit(clamp, bed.with(Signal.VARIANCE, v).with(Signal.VARIANCE_BASE, base));
    return candidate.value(0) / 0.1;
  }

  @Test
  void theClampShrinksAlphaAtAnOvershoot() {
    ResonanceClamp one = new ResonanceClamp(0.95, 4.0, 0.25, false);
    ResonanceClamp two = new ResonanceClamp(0.95, 4.0, 0.25, true);
    assertEquals(0.8, clamped(one, -0.96, 1, 1), 1e-12);
    assertEquals(1.0, clamped(one, 0.96, 1, 1), 1e-12);
    assertEquals(0.8, clamped(two, 0.96, 1, 1), 1e-12);
    assertEquals(1.0, clamped(two, -0.95, 4, 1), 1e-12);
    assertEquals(0.8, clamped(one, 0.0, 4.1, 1), 1e-12);
    assertThrows(IllegalArgumentException.class, () -> new ResonanceClamp(0, 4, 0.25, true));
  }

  @Test
  void theReadoutFollowsFasterWhileItLiesUphill() {
    ReadoutRate rate = StandardConfig.defaults().readoutRate();
    Bed bed = new Bed(rate).with(Signal.CLOCK, 13.0).with(Signal.READOUT_PULL, -0.1);
    limit(rate, bed);
    assertEquals(0.25, candidate.value(1), 1e-12);
    limit(rate, bed.with(Signal.READOUT_PULL, 0.1));
    assertEquals(0.5, candidate.value(1), 1e-12);
    limit(rate, bed.with(Signal.CLOCK, 1.0));
    assertEquals(1.0, candidate.value(1), 1e-12);
  }
}
