package io.github.ae4j.evolution;

import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Part;
import io.github.ae4j.signal.Signals;

/** AE-3: how a drive becomes a candidate step. */
public interface Evolution extends Part {
  /**
   * Makes the candidate.
   *
   * @param signals what was measured
   * @param drive sum of the laws
   * @param candidate to be moved from where the coefficients stand
   * @param memory the evolution's own state
   */
  void evolve(Signals signals, Drive drive, Candidate candidate, Slots memory);
}
