package io.github.ae4j.examples.lab.report;

import io.github.ae4j.examples.lab.run.Claim.Origin;
import io.github.ae4j.examples.lab.run.Finding;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Verdict;
import io.github.ae4j.examples.lab.stats.Interval;
import io.github.ae4j.examples.report.Badge;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What verdicts, origins and effects are called. */
final class Wording {
  /** Of claims and experiments without runs. */
  static final String NOT_RUN = "not run";

  private Wording() {}

  static String verdict(Verdict verdict) {
    return switch (verdict) {
      case HOLDS -> "holds";
      case DOES_NOT_HOLD -> "does not hold";
      case UNDECIDED -> "undecided";
    };
  }

  /** The verdict, or that there is nothing to judge by. */
  static String verdict(Finding finding) {
    return finding.hasRuns() ? verdict(finding.verdict()) : NOT_RUN;
  }

  /** The badges of all verdicts, by their words. */
  static Map<String, Badge> badges() {
    Map<String, Badge> badges = new LinkedHashMap<>();
    for (Verdict verdict : Verdict.values()) {
      Badge.Kind kind =
          switch (verdict) {
            case HOLDS -> Badge.Kind.GOOD;
            case DOES_NOT_HOLD -> Badge.Kind.BAD;
            case UNDECIDED -> Badge.Kind.OPEN;
          };
      badges.put(verdict(verdict), new Badge(verdict(verdict), kind));
    }
    badges.put(NOT_RUN, new Badge(NOT_RUN, Badge.Kind.OPEN));
    return badges;
  }

  /** A section's verdicts with their numbers. */
  static List<Badge> counts(Section section) {
    List<Badge> badges = new ArrayList<>();
    badges()
        .forEach(
            (word, badge) -> {
              long count =
                  section.judged().stream().filter(j -> verdict(j.finding()).equals(word)).count();
              if (count > 0) {
                badges.add(new Badge(word + ": " + count, badge.kind()));
              }
            });
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

  static String scale(Scale scale) {
    return scale.name().toLowerCase(Locale.ROOT);
  }

  /** The effect with its interval, which one seed does not have. */
  static String effect(Finding finding) {
    return switch (finding.pairs()) {
      case 0 -> NOT_RUN;
      case 1 -> Numbers.text(finding.effect());
      default -> Numbers.text(new Interval(finding.effect(), finding.low(), finding.high()));
    };
  }

  static String bound(Finding finding) {
    return (finding.atMost() ? "at most " : "at least ") + Numbers.text(finding.bound());
  }
}
