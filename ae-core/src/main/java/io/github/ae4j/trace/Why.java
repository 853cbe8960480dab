package io.github.ae4j.trace;

import io.github.ae4j.Experimental;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Why a coefficient moved in one step: every source's share of the change of what was applied, in
 * chart units (of the learning rate: of log alpha). The shares sum to the change.
 *
 * @param coefficient its name
 * @param shares what each source changed, by its name; sources that changed nothing are absent
 */
@Experimental
public record Why(String coefficient, Map<String, Double> shares) {
  /** Shares below this part of the largest are not told in the sentence. */
  private static final double TOLD = 0.01;

  /** A change below this part of its shares is what rounding left of shares that cancel. */
  private static final double ROUNDING = 1e-12;

  /** Keeps a copy, in its order. */
  public Why {
    shares = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(shares));
  }

  /** Reads it off a step's trace. */
  public static Why of(StepTrace trace, int group, int coefficient) {
    Map<String, Double> shares = new LinkedHashMap<>();
    for (int source = 0; source < trace.sources().size(); source++) {
      double share = trace.acted(group, source, coefficient);
      if (share != 0.0) {
        shares.put(trace.sources().get(source), share);
      }
    }
    return new Why(trace.coefficients().get(coefficient), shares);
  }

  /** How far what was applied has moved in all; chart units. */
  public double change() {
    return shares.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /**
   * The move as a sentence, largest share first, in the coefficient's chart units: {@code learningRate
   * fell by 0.31: AE-8 relative step limit -0.42, AE-2 persistence drive +0.11}. Shares under a
   * hundredth of the largest are told as a count with their sum, so that the numbers add up. Where
   * shares cancel the coefficient {@code stayed}, and they are told.
   */
  public String sentence() {
    double change = change();
    if (shares.isEmpty()) {
      return coefficient + " stayed";
    }
    List<Map.Entry<String, Double>> sorted = new ArrayList<>(shares.entrySet());
    sorted.sort(Comparator.comparingDouble(share -> -Math.abs(share.getValue())));
    return coefficient + how(change) + ": " + told(sorted);
  }

  private String how(double change) {
    double size = shares.values().stream().mapToDouble(Math::abs).sum();
    if (Math.abs(change) <= ROUNDING * size) {
      return " stayed";
    }
    return (change < 0.0 ? " fell by " : " rose by ") + number(Math.abs(change));
  }

  private static String told(List<Map.Entry<String, Double>> sorted) {
    double least = TOLD * Math.abs(sorted.get(0).getValue());
    StringJoiner told = new StringJoiner(", ");
    double rest = 0.0;
    int untold = 0;
    for (Map.Entry<String, Double> share : sorted) {
      if (Math.abs(share.getValue()) >= least) {
        told.add(share.getKey() + " " + signed(share.getValue()));
      } else {
        rest += share.getValue();
        untold++;
      }
    }
    return untold == 0 ? told.toString() : told.add(untold + " smaller " + signed(rest)).toString();
  }

  private static String signed(double share) {
    return (share < 0.0 ? "-" : "+") + number(Math.abs(share));
  }

  private static String number(double size) {
    return String.format(Locale.ROOT, size < 1e-3 ? "%.1e" : "%.3f", size);
  }

  @Override
  public String toString() {
    return sentence();
  }
}
