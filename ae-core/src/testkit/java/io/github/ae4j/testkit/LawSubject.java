package io.github.ae4j.testkit;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.law.Law;
import io.github.ae4j.signal.Signal;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A law to be checked and what is claimed of it.
 *
 * @param law makes the law; asked twice it may give the same one
 * @param coefficients those the law is tried on
 * @param ranges where each signal can lie
 * @param bound the most any drive may be; drive units
 * @param lipschitz the most the drive may change with a signal, or with the statistics from one small
 *     problem's to another's; drive per signal unit
 */
public record LawSubject(
    Supplier<? extends Law> law,
    List<Coefficient> coefficients,
    Function<Signal, SignalRange> ranges,
    double bound,
    double lipschitz) {
  /** Bound of a drive where none is stated; drive units. */
  public static final double BOUND = 1e4;

  /** Lipschitz constant where none is stated; drive per signal unit. */
  public static final double LIPSCHITZ = 1e4;

  /** Keeps a copy of the list. */
  public LawSubject {
    coefficients = List.copyOf(coefficients);
  }

  /** A law on the coefficients it names and two it does not, with the customary ranges and bounds. */
  public static LawSubject of(Supplier<? extends Law> law) {
    return new LawSubject(
        law, PartSubject.coefficientsOf(law.get()), SignalRange::of, BOUND, LIPSCHITZ);
  }

  /** The law as a part like any other. */
  public PartSubject part() {
    return new PartSubject(law, coefficients, ranges);
  }
}
