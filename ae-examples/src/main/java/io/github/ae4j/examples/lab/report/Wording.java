package io.github.ae4j.examples.lab.report;

import io.github.ae4j.examples.lab.run.Claim.Origin;
import io.github.ae4j.examples.lab.run.Finding;
import io.github.ae4j.examples.lab.run.Finding.Conclusion;
import io.github.ae4j.examples.lab.stats.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What verdicts, origins and effects are called, and numbers in four significant digits. */
final class Wording {
  /** Of claims and experiments without runs. */
  static final String NOT_RUN = "not run";

  private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);
  private static final double LARGE = 1e5;
  private static final double SMALL = 1e-3;

  private Wording() {}

  static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** The verdict, or that there is nothing to judge by. */
  static String verdict(Finding finding) {
    return finding.hasRuns() ? name(finding.verdict()) : NOT_RUN;
  }

  /** The words for all verdicts, with the kinds of their badges. */
  static Map<String, String> badges() {
    Map<String, String> badges = new LinkedHashMap<>();
    badges.put(name(Conclusion.HOLDS), "good");
    badges.put(name(Conclusion.DOES_NOT_HOLD), "bad");
    badges.put(name(Conclusion.UNDECIDED), "open");
    badges.put(NOT_RUN, "open");
    return badges;
  }

  static String origin(Origin origin) {
    return switch (origin) {
      case SEED -> "theory";
      case PREDICTION -> "theory, prediction";
      case OURS -> "honest bar";
      case REFERENCE -> "reference table";
    };
  }

  /** The effect with its interval, which one seed does not have. */
  static String effect(Finding finding) {
    return switch (finding.pairs()) {
      case 0 -> NOT_RUN;
      case 1 -> number(finding.effect());
      default -> number(new Interval(finding.effect(), finding.low(), finding.high()));
    };
  }

  static String bound(Finding finding) {
    return (finding.atMost() ? "at most " : "at least ") + number(finding.bound());
  }

  static String number(double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    if (Double.isInfinite(value)) {
      return value > 0.0 ? "infinite" : "-infinite";
    }
    double size = Math.abs(value);
    return size >= LARGE || size > 0.0 && size < SMALL
        ? String.format(Locale.ROOT, "%.2e", value)
        : new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }

  static Stream<String> numbers(double... values) {
    return Arrays.stream(values).mapToObj(Wording::number);
  }

  /** A mean with its interval, which is left out where it is a point or the whole line. */
  static String number(Interval interval) {
    double low = interval.low();
    double high = interval.high();
    boolean told = low < high && !(Double.isInfinite(low) && Double.isInfinite(high));
    return number(interval.mean())
        + (told && !Double.isNaN(interval.mean())
            ? " [" + number(low) + ", " + number(high) + "]"
            : "");
  }
}
