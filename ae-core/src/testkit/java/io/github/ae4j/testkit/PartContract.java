package io.github.ae4j.testkit;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.signal.Part;
import io.github.ae4j.signal.Signal;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * The properties every part of a loop has, for jqwik. A test class implements {@link #part} and
 * inherits them. {@link LimitContract}, {@link EventContract} and {@link MeasurementContract} are the same
 * under the kind's name; {@link ControlLawContract} has more. Each failure names the part, the rule and the
 * value, and is found again from jqwik's seed.
 */
public interface PartContract {
  /** Histories each property is tried on. */
  int TRIES = 200;

  /** The part under test. */
  Part part();

  /** Coefficients the part is tried on; by default those it names, between two it does not. */
  default List<Coefficient> coefficients() {
    return PartSubject.coefficientsOf(part());
  }

  /** Where a signal can lie; by default what its definition says. */
  default SignalRange range(Signal signal) {
    return SignalRange.of(signal);
  }

  /** The part with what it is tried on. */
  default PartSubject tried() {
    return new PartSubject(this::part, coefficients(), this::range);
  }

  @Label("it answers, writes and remembers finite numbers where it is shown finite ones")
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  default void finite(@ForAll long seed) {
    PartChecks.finite(tried(), seed);
  }

  @Label("it does the same for the same arguments")
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  default void deterministic(@ForAll long seed) {
    PartChecks.deterministic(tried(), seed);
  }

  @Label("no field, no other history and no later step enters what it does")
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  default void causal(@ForAll long seed) {
    PartChecks.causal(tried(), seed);
  }

  @Label("a copy of its memory goes on as the original")
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  default void restorable(@ForAll long seed) {
    PartChecks.restorable(tried(), seed);
  }

  @Label("it steers and writes what it declares, and nothing else")
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  default void confined(@ForAll long seed) {
    PartChecks.confined(tried(), seed);
  }

  @Label("signals, statistics and coefficients that it does not declare do not matter")
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  default void declared(@ForAll long seed) {
    PartChecks.declared(tried(), seed);
  }
}
