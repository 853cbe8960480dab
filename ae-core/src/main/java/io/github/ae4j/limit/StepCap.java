package io.github.ae4j.limit;

import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signals;
import java.util.Set;

/**
 * AE-6, the hard cap of the budget: |x' - x| &lt;= b for one coefficient, whatever the drive.
 *
 * @param coefficient the coefficient's name
 * @param cap b, chart units a step; positive
 */
public record StepCap(String coefficient, double cap) implements Limit {
  /** Checks that the cap is positive. */
  public StepCap {
    Check.positive("cap", cap);
  }

  @Override
  public String name() {
    return "AE-6 step cap of " + coefficient;
  }

  @Override
  public Set<String> coefficients() {
    return Set.of(coefficient);
  }

  @Override
  public void limit(Signals signals, Candidate candidate, Slots memory) {
    int i = candidate.coefficients().index(coefficient);
    double step = candidate.coordinate(i) - candidate.previous(i);
    if (Math.abs(step) > cap) {
      candidate.move(i, candidate.previous(i) + Math.copySign(cap, step));
    }
  }
}
