package io.github.ae4j.testkit;

import io.github.ae4j.law.Law;
import io.github.ae4j.signal.Part;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * The properties every law has, those of every part included, for jqwik. A test class implements {@link
 * #law} and inherits them:
 *
 * <pre>{@code
 * class LeakProperties implements ControlLawContract {
 *   @Override
 *   public Law law() {
 *     return new Leak(0.01);
 *   }
 * }
 * }</pre>
 */
public interface ControlLawContract extends PartContract {
  /** The law under test. */
  Law law();

  @Override
  default Part part() {
    return law();
  }

  /** The most the drive may be; drive units. */
  default double bound() {
    return LawSubject.BOUND;
  }

  /** The most the drive may change with a signal; drive per signal unit. */
  default double lipschitz() {
    return LawSubject.LIPSCHITZ;
  }

  /** The law with all that is claimed of it. */
  default LawSubject subject() {
    return new LawSubject(this::law, coefficients(), this::range, bound(), lipschitz());
  }

  @Label("its drive is never greater than its bound")
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  default void bounded(@ForAll long seed) {
    ControlLawChecks.bounded(subject(), seed);
  }

  @Label("it neither reads nor changes what other laws add")
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  default void additive(@ForAll long seed) {
    ControlLawChecks.additive(subject(), seed);
  }

  @Label(
      "its drive has no jump in a declared signal or in the statistics, unless its memory switches")
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  default void lipschitz(@ForAll long seed) {
    ControlLawChecks.lipschitz(subject(), seed);
  }

  @Label("if it says that it is smooth, its slope is continuous")
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  default void smooth(@ForAll long seed) {
    ControlLawChecks.smooth(subject(), seed);
  }
}
