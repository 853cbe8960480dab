package io.github.ae4j.adapter;

import io.github.ae4j.coefficient.Decision;
import io.github.ae4j.coefficient.Verdict;
import java.util.Set;

/** The acting half of an adapter: named numbers that can be read and written. */
public interface Actuator {
  /** Names of the coefficients this actuator can write. */
  Set<String> steerable();

  /** The verdicts this actuator can carry out; a loop with an event that asks for another is not built. */
  default Set<Verdict> verdicts() {
    return Verdict.common();
  }

  /**
   * Whether it can freeze and thaw groups as {@link Decision#isFrozen} says; a loop with a part that asks for it is
   * else not built. Of a frozen group a sensor measures the loss alone.
   */
  default boolean freezes() {
    return false;
  }

  /**
   * Canonical value a coefficient has now.
   *
   * @throws IllegalArgumentException if it is not steerable here
   */
  double read(int group, String coefficient);

  /**
   * Writes a decision's values, translated to the optimizer's own units, and carries out its verdict
   * but for the update itself, which the adapter's host makes next unless the verdict is SKIP. Of a
   * SKIP nothing is written.
   */
  void apply(Decision decision);
}
