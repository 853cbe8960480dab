package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;

/**
 * An organelle's energy, and how often in a row it could not pay for a generation.
 *
 * @param energy at least 0; the ledger bounds it from above
 * @param strikes at least 0
 */
@Experimental
public record Account(double energy, int strikes) {
  /** Checks the numbers. */
  public Account {
    Check.atLeast("energy", energy, 0.0);
    Check.atLeast("strikes", strikes, 0);
  }

  Account with(double other) {
    return new Account(other, strikes);
  }
}
