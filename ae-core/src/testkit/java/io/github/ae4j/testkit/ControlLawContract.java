package io.github.ae4j.testkit;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.law.Law;
import io.github.ae4j.signal.Signal;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * The properties every law has, for jqwik. A test class implements {@link #law} and inherits them:
 *
 * <pre>{@code
 * class LeakProperties implements ControlLawContract {
 *   @Override
 *   public Law law() {
 *     return new Leak(0.01);
 *   }
 * }
 * }</pre>
 *
 * <p>Each failure names the law, the rule and the value, and is found again from jqwik's seed.
 */
public interface ControlLawContract {
  /** Histories each property is tried on. */
  int TRIES = 200;

  /** The law under test. */
  Law law();

  /** Coefficients the law is tried on; by default those it names, between two it does not. */
  default List<Coefficient> coefficients() {
    return LawSubject.coefficientsOf(law());
  }

  /** Where a signal can lie; by default what its definition says. */
  default SignalRange range(Signal signal) {
    return SignalRange.of(signal);
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

  /** See {@link ControlLawChecks#finite}. */
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  default void finite(@ForAll long seed) {
    ControlLawChecks.finite(subject(), seed);
  }

  /** See {@link ControlLawChecks#bounded}. */
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  default void bounded(@ForAll long seed) {
    ControlLawChecks.bounded(subject(), seed);
  }

  /** See {@link ControlLawChecks#deterministic}. */
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  default void deterministic(@ForAll long seed) {
    ControlLawChecks.deterministic(subject(), seed);
  }

  /** See {@link ControlLawChecks#causal}. */
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  default void causal(@ForAll long seed) {
    ControlLawChecks.causal(subject(), seed);
  }

  /** See {@link ControlLawChecks#additive}. */
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  default void additive(@ForAll long seed) {
    ControlLawChecks.additive(subject(), seed);
  }

  /** See {@link ControlLawChecks#restorable}. */
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  default void restorable(@ForAll long seed) {
    ControlLawChecks.restorable(subject(), seed);
  }

  /** See {@link ControlLawChecks#confined}. */
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  default void confined(@ForAll long seed) {
    ControlLawChecks.confined(subject(), seed);
  }

  /** See {@link ControlLawChecks#declared}. */
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  default void declared(@ForAll long seed) {
    ControlLawChecks.declared(subject(), seed);
  }

  /** See {@link ControlLawChecks#lipschitz}. */
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  default void lipschitz(@ForAll long seed) {
    ControlLawChecks.lipschitz(subject(), seed);
  }

  /** See {@link ControlLawChecks#smooth}. */
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  default void smooth(@ForAll long seed) {
    ControlLawChecks.smooth(subject(), seed);
  }
}
