package io.github.ae4j.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.testkit.LimitContract;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;

class StepCapTest {
  private final Candidate candidate = new LimitBed().candidate;

  @Test
  void theStepCapHoldsInBothDirections() {
    StepCap cap = new StepCap("learningRate", 0.5);
    Bed bed = new Bed(cap);
    for (double step : new double[] {0.5, -0.5, 0.2, 3.0, -1e9}) {
      candidate.reset();
      candidate.move(0, candidate.previous(0) + step);
      cap.limit(bed.signals, candidate, bed.memory);
      double expected = Math.max(-0.5, Math.min(0.5, step));
      assertEquals(expected, candidate.coordinate(0) - candidate.previous(0), 1e-12);
      assertEquals(candidate.coordinate(0), candidate.applied(0));
    }
  }

  @Test
  void aCapOfZeroIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new StepCap("x", 0.0));
  }

  @Group
  class Contract implements LimitContract {
    @Override
    public Limit limit() {
      return new StepCap(Coefficient.LEARNING_RATE, 1.5);
    }
  }
}
