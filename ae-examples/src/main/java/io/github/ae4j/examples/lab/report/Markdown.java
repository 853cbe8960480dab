package io.github.ae4j.examples.lab.report;

import io.github.ae4j.examples.lab.report.Plots.Plot;
import io.github.ae4j.examples.lab.stats.Profile;
import io.github.ae4j.examples.report.TextTable;
import java.util.List;
import java.util.Map;

/** The report in Markdown, its pictures beside it. */
final class Markdown {
  private final StringBuilder text = new StringBuilder("# What the lab found\n\n");

  private Markdown() {}

  /** The text; plots by the name of their experiment, the profiles' under an empty name. */
  static String of(Suite suite, Map<String, List<Plot>> plots) {
    Markdown markdown = new Markdown();
    if (Facts.isSmoke(suite)) {
      markdown.paragraph(Facts.SMOKE);
    }
    markdown.facts(Facts.suite(suite));
    markdown.paragraph(Facts.METHOD);
    markdown.heading("Verdicts").paragraph(Tables.verdicts(suite).markdown());
    markdown.heading("The four predictions").paragraph(Tables.predictions(suite).markdown());
    markdown.profiles(suite, plots.getOrDefault("", List.of()));
    for (Section section : suite.sections()) {
      markdown.section(section, plots.getOrDefault(section.experiment().name(), List.of()));
    }
    return markdown.text.toString().stripTrailing() + "\n";
  }

  private void profiles(Suite suite, List<Plot> plots) {
    heading("Performance profiles");
    Map<String, Profile> profiles = suite.profiles(true);
    if (profiles.isEmpty()) {
      paragraph("No held-out experiment with a target was run.");
    } else {
      paragraph(Facts.PROFILES);
      paragraph(Tables.profiles(Tables.wellCovered(profiles)).markdown());
      pictures(plots);
      details("All methods", Tables.profiles(profiles));
    }
    details(
        "The whole suite, with what was seen in development",
        Tables.profiles(suite.profiles(false)));
  }

  private void section(Section section, List<Plot> plots) {
    heading(section.title());
    facts(Facts.section(section));
    if (!section.judged().isEmpty()) {
      paragraph(Tables.findings(section).markdown());
    }
    if (section.isRun()) {
      paragraph(ArmTable.main(section).markdown());
      details("All " + section.results().arms().size() + " arms", ArmTable.grid(section));
      section.breakdown().ifPresent(numbers -> details(numbers.title(), Tables.of(numbers)));
      pictures(plots);
    }
  }

  private Markdown heading(String title) {
    text.append("## ").append(title).append("\n\n");
    return this;
  }

  private void paragraph(String content) {
    text.append(content.stripTrailing()).append("\n\n");
  }

  private void details(String title, TextTable table) {
    paragraph("<details><summary>" + title + "</summary>\n\n" + table.markdown() + "\n</details>");
  }

  private void facts(Map<String, String> facts) {
    facts.forEach(
        (name, value) -> text.append("- ").append(name).append(": ").append(value).append('\n'));
    text.append('\n');
  }

  private void pictures(List<Plot> plots) {
    plots.forEach(
        plot ->
            text.append("![")
                .append(plot.caption())
                .append("](")
                .append(LabReport.PLOTS)
                .append(plot.file())
                .append(".png)\n"));
    text.append('\n');
  }
}
