package io.github.ae4j.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.testkit.LimitContract;
import java.util.List;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;

class PowerBudgetTest {
  private final Coefficients coefficients =
      Coefficients.of(
          List.of(
              Coefficient.of("learningRate", Chart.LOG, 1e-3, 1.0),
              Coefficient.of("readoutRate", Chart.LINEAR, 0.0, 1.0)),
          0.1,
          0.5);
  private final Candidate candidate = new Candidate(coefficients);
  private final PowerBudget budget = new PowerBudget(0.01, 2.0, 8);
  private final Bed bed = new Bed(budget);

  private void limit() {
    budget.limit(bed.signals, candidate, bed.memory);
  }

  @Test
  void theBudgetShrinksStepsThatSpendTooMuch() {
    double lambda = 0.0;
    double spent = 0.0;
    for (int t = 0; t < 20; t++) {
      lambda = Math.max(0.0, lambda + 2.0 * (spent - 0.01));
      double step = t < 3 ? 0.2 : 0.001;
      double before = coefficients.coordinate(1);
      candidate.reset();
      candidate.move(1, before + step);
      limit();
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
    for (int t = 0; t < 50; t++) {
      candidate.reset();
      candidate.move(1, 0.5 + 5.0);
      limit();
      candidate.reset();
      candidate.commit();
      assertEquals(0.0, bed.value(Signal.ENERGY));
    }
    candidate.move(1, 0.6);
    limit();
    assertEquals(0.6, candidate.coordinate(1), 1e-12);
  }

  @Group
  class Contract implements LimitContract {
    @Override
    public Limit limit() {
      return new PowerBudget(1e-3, 1.0, 8);
    }
  }
}
