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
  private Wording() {}

  static String verdict(Verdict verdict) {
    return switch (verdict) {
      case HOLDS -> "holds";
      case DOES_NOT_HOLD -> "does not hold";
      case UNDECIDED -> "undecided";
    };
  }

  static Badge badge(Verdict verdict) {
    return new Badge(
        verdict(verdict),
        switch (verdict) {
          case HOLDS -> Badge.Kind.GOOD;
          case DOES_NOT_HOLD -> Badge.Kind.BAD;
          case UNDECIDED -> Badge.Kind.OPEN;
        });
  }

  /** The badges of all verdicts, by their words. */
  static Map<String, Badge> badges() {
    Map<String, Badge> badges = new LinkedHashMap<>();
    for (Verdict verdict : Verdict.values()) {
      badges.put(verdict(verdict), badge(verdict));
    }
    return badges;
  }

  /** A section's verdicts, counted where there are several alike. */
  static List<Badge> counts(Section section) {
    List<Badge> badges = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      long count = section.judged().stream().filter(j -> j.finding().verdict() == verdict).count();
      if (count > 0) {
        Badge badge = badge(verdict);
        badges.add(count == 1 ? badge : new Badge(badge.text() + ": " + count, badge.kind()));
      }
    }
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

  /** The effect with its interval. */
  static String effect(Finding finding) {
    if (finding.pairs() == 0) {
      return "not run";
    }
    return Numbers.text(new Interval(finding.effect(), finding.low(), finding.high()));
  }

  static String bound(Finding finding) {
    return (finding.atMost() ? "at most " : "at least ") + Numbers.text(finding.bound());
  }
}
