package io.github.ae4j.examples.lab.report;

import io.github.ae4j.examples.lab.report.Plots.Plot;
import io.github.ae4j.examples.lab.stats.Profile;
import io.github.ae4j.examples.report.Badge;
import io.github.ae4j.examples.report.HtmlPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The report as one page. */
final class Page {
  private static final int OPEN = 8; // pictures shown unasked

  private final HtmlPage page = new HtmlPage("What the lab found");
  private final Suite suite;
  private final Map<String, Badge> badges = Wording.badges();

  private Page(Suite suite) {
    this.suite = suite;
  }

  /** The page; plots by the name of their experiment, the profiles' under an empty name. */
  static String of(Suite suite, Map<String, List<Plot>> plots) {
    Page page = new Page(suite);
    page.head();
    page.profiles(plots.getOrDefault("", List.of()));
    for (Section section : suite.sections()) {
      page.section(section, plots.getOrDefault(section.experiment().name(), List.of()));
    }
    return page.page.text();
  }

  private void head() {
    if (Facts.isSmoke(suite)) {
      page.paragraph(Facts.SMOKE);
    }
    page.facts(Facts.suite(suite)).paragraph(Facts.METHOD);
    page.heading("Contents")
        .contents(
            list -> {
              list.entry("verdicts", "Verdicts", List.of());
              list.entry("predictions", "The four predictions", List.of());
              list.entry("profiles", "Performance profiles", List.of());
              suite.sections().forEach(s -> list.entry(id(s), s.title(), badges(s)));
            });
    page.heading("verdicts", "Verdicts", List.of()).cards(Tables.verdicts(suite), badges);
    page.heading("predictions", "The four predictions", List.of())
        .cards(Tables.predictions(suite), badges);
  }

  private void profiles(List<Plot> plots) {
    Map<String, Profile> profiles = suite.profiles(true);
    page.heading("profiles", "Performance profiles", List.of());
    if (profiles.isEmpty()) {
      page.paragraph("No held-out experiment with a target was run.");
    } else {
      page.paragraph(Facts.PROFILES);
      pictures(plots);
      page.table(Tables.profiles(Tables.wellCovered(profiles)));
      page.details("All methods", content -> content.table(Tables.profiles(profiles)));
    }
    page.details(
        "The whole suite, with what was seen in development",
        content -> content.table(Tables.profiles(suite.profiles(false))));
  }

  private void section(Section section, List<Plot> plots) {
    page.heading(id(section), section.title(), badges(section)).facts(Facts.section(section));
    if (!section.judged().isEmpty()) {
      page.subheading("Claims").cards(Tables.findings(section), badges);
    }
    if (section.isRun()) {
      page.subheading("Arms").cards(ArmTable.main(section), Map.of());
      page.details(
          "All " + section.results().arms().size() + " arms",
          content -> content.cards(ArmTable.grid(section), Map.of()));
      section
          .breakdown()
          .ifPresent(
              numbers ->
                  page.details(
                      numbers.title(), content -> content.cards(Tables.of(numbers), Map.of())));
      pictures(plots.subList(0, Math.min(OPEN, plots.size())));
      if (plots.size() > OPEN) {
        page.details("More curves", content -> pictures(plots.subList(OPEN, plots.size())));
      }
    }
  }

  private void pictures(List<Plot> plots) {
    if (!plots.isEmpty()) {
      page.plots(content -> plots.forEach(p -> content.picture(p.png(), p.caption())));
    }
  }

  private static String id(Section section) {
    return "experiment-" + section.experiment().name();
  }

  private static List<Badge> badges(Section section) {
    List<Badge> badges = new ArrayList<>();
    if (!section.isRun() || section.isPartial()) {
      badges.add(new Badge(section.isRun() ? "partial" : Wording.NOT_RUN, Badge.Kind.OPEN));
    }
    if (section.isRun()) {
      badges.addAll(Wording.counts(section));
    }
    return badges;
  }
}
