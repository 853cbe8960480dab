package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;

/**
 * Which organelle; never given twice in an ecology.
 *
 * @param number from 0 in the order of birth
 */
@Experimental
public record OrganelleId(int number) implements Comparable<OrganelleId> {
  /** Checks the number. */
  public OrganelleId {
    Check.atLeast("number", number, 0);
  }

  @Override
  public int compareTo(OrganelleId other) {
    return Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return "o" + number;
  }
}
