package io.github.ae4j.limit;

import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signals;

/**
 * Pi_Omega in the middle of the list: every coordinate moves to the nearest one inside its bounds.
 * The loop projects at the end in any case; this is for a limit after it that must start from there.
 */
public record Projection() implements Limit {
  @Override
  public String name() {
    return "AE-3 projection";
  }

  @Override
  public void limit(Signals signals, Candidate candidate, Slots memory) {
    for (int i = 0; i < candidate.coefficients().size(); i++) {
      candidate.move(i, candidate.coefficients().project(i, candidate.coordinate(i)));
    }
  }
}
