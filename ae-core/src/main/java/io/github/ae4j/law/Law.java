package io.github.ae4j.law;

import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Part;
import io.github.ae4j.signal.Signals;

/**
 * A field law: from filtered signals and the coefficients as they stand, a push on some of them. The
 * built-in laws and a user's own implement the same interface; {@code ControlLawContract} in the
 * test kit holds both to it.
 */
@FunctionalInterface
public interface Law extends Part {
  /** By default the class's simple name; of a lambda or an anonymous class, which has none, its kind. */
  @Override
  default String name() {
    return getClass().isHidden() || getClass().isAnonymousClass()
        ? "law"
        : getClass().getSimpleName();
  }

  /**
   * Adds to the drive. Finite and bounded for every finite signal; the same for the same arguments.
   *
   * @param signals what was measured, up to this step
   * @param coefficients where the coefficients stand
   * @param drive to add to, in chart units per meta-step
   * @param memory the law's own state
   */
  void drive(Signals signals, Coefficients coefficients, Drive drive, Slots memory);

  /** Whether the drive is continuously differentiable in the signals (AE-9); false if not declared. */
  default boolean smooth() {
    return false;
  }
}
