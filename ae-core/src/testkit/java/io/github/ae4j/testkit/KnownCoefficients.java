package io.github.ae4j.testkit;

import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.signal.Part;
import java.util.ArrayList;
import java.util.List;

/** Coefficients to try an element on: those it names, between two it does not. */
final class KnownCoefficients {
  static final String FIRST = "undeclaredFirst";
  static final String LAST = "undeclaredLast";

  private KnownCoefficients() {}

  static List<Coefficient> of(Part element) {
    List<Coefficient> all = new ArrayList<>();
    all.add(Coefficient.of(FIRST, Chart.LINEAR, -1.0, 1.0).withAnchor(0.5));
    element.coefficients().stream().sorted().map(KnownCoefficients::named).forEach(all::add);
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
}
