package io.github.ae4j.testkit;

import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.signal.Part;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A part to be checked, of any kind, and what it is tried on.
 *
 * @param part makes the part; asked twice it may give the same one
 * @param coefficients those it is tried on
 * @param ranges where each signal can lie
 */
public record PartSubject(
    Supplier<? extends Part> part,
    List<Coefficient> coefficients,
    Function<Signal, SignalRange> ranges) {
  private static final String FIRST = "undeclaredFirst";
  private static final String LAST = "undeclaredLast";

  /** Keeps a copy of the list. */
  public PartSubject {
    coefficients = List.copyOf(coefficients);
  }

  /** A part on the coefficients it names and two it does not, with the customary ranges. */
  public static PartSubject of(Supplier<? extends Part> part) {
    return new PartSubject(part, coefficientsOf(part.get()), SignalRange::of);
  }

  /** The coefficients a part is tried on where nothing else is said: its own between two others. */
  public static List<Coefficient> coefficientsOf(Part part) {
    List<Coefficient> all = new ArrayList<>();
    all.add(Coefficient.of(FIRST, Chart.LINEAR, -1.0, 1.0).withAnchor(0.5));
    part.coefficients().stream().sorted().map(PartSubject::named).forEach(all::add);
    all.add(Coefficient.of(LAST, Chart.LOG, 1e-3, 1e3).withAnchor(1.0));
    return List.copyOf(all);
  }

  private static Coefficient named(String name) {
    return switch (name) {
      case Coefficient.MOMENTUM, Coefficient.BETA2 ->
          Coefficient.of(name, Chart.LOG_COMPLEMENT, 0.0, 0.9999).withAnchor(0.9);
      case Coefficient.MOMENTUM_SHARE, Coefficient.READOUT_RATE ->
          Coefficient.of(name, Chart.LINEAR, 0.0, 1.0).withAnchor(0.5);
      default -> Coefficient.of(name, Chart.LOG, 1e-12, 1e6).withAnchor(1e-3);
    };
  }

  PartRig rig() {
    return new PartRig(part.get(), coefficients);
  }

  /** A history of steps that show the statistics the part declares. */
  List<PartInput> history(int n, long seed) {
    Set<Statistic> asked = part.get().statistics();
    return unabridged(n, seed).stream().map(step -> step.showing(asked)).toList();
  }

  /** The same history with every statistic. */
  List<PartInput> unabridged(int n, long seed) {
    return PartInput.history(coefficients, ranges, n, seed);
  }

  String name() {
    Part one = part.get();
    return Turn.of(one).kind() + " " + one.name();
  }
}
