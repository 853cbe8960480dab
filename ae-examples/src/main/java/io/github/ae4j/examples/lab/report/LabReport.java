package io.github.ae4j.examples.lab.report;

import io.github.ae4j.examples.lab.run.Experiment;
import io.github.ae4j.examples.lab.run.Results;
import io.github.ae4j.examples.lab.run.RunRecord;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.stats.Profile;
import io.github.ae4j.examples.report.Json;
import io.github.ae4j.examples.report.LineChart;
import io.github.ae4j.examples.report.OutputFolder;
import io.github.ae4j.examples.report.Page;
import io.github.ae4j.examples.report.Page.Picture;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The report of a folder of runs: {@code report.md}, {@code index.html}, {@code summary.json} and the
 * plots below {@code plots}. Made from the records alone, and the same bytes from the same records.
 */
public final class LabReport {
  private final Page page = new Page("What the lab found", Wording.badges());
  private final Suite suite;
  private final Map<String, List<Picture>> pictures; // the profiles' under an empty name

  private LabReport(Suite suite) {
    this.suite = suite;
    pictures = LineChart.available() ? pictures(suite) : Map.of();
  }

  /**
   * Writes the report of all finished runs, in any order; experiments without any are told of too.
   * The caller commits the folder.
   */
  public static void write(List<RunRecord> runs, List<Experiment> experiments, OutputFolder out)
      throws IOException {
    LabReport report = new LabReport(Suite.of(runs, experiments));
    for (List<Picture> some : report.pictures.values()) {
      for (Picture picture : some) {
        out.write(Page.PLOTS + picture.file() + ".png", picture.png());
      }
    }
    report.write();
    out.write("report.md", report.page.markdown());
    out.write("index.html", report.page.html());
    out.write("summary.json", Json.compact(Summary.of(report.suite)));
  }

  private static Map<String, List<Picture>> pictures(Suite suite) {
    Map<String, List<Picture>> pictures = new LinkedHashMap<>();
    Map<String, Profile> profiles = suite.profiles(true);
    if (!profiles.isEmpty()) {
      pictures.put("", List.of(Plots.profiles(profiles)));
    }
    suite.run().forEach(s -> pictures.put(s.experiment().name(), new Plots(s).all()));
    return pictures;
  }

  private void write() {
    if (suite.scale() == Scale.SMOKE) {
      page.paragraph(Facts.SMOKE);
    }
    page.facts(Facts.suite(suite)).paragraph(Facts.METHOD);
    page.heading("verdicts", "Verdicts", Map.of()).table(Tables.verdicts(suite));
    page.heading("predictions", "The four predictions", Map.of()).table(Tables.predictions(suite));
    profiles();
    suite.sections().forEach(this::section);
  }

  private void profiles() {
    page.heading("profiles", "Performance profiles", Map.of());
    Map<String, Profile> profiles = suite.profiles(true);
    if (profiles.isEmpty()) {
      page.paragraph("No held-out experiment with a target was run.");
    } else {
      page.paragraph(Facts.PROFILES)
          .table(Tables.profiles(Tables.wellCovered(profiles)))
          .pictures(pictures.getOrDefault("", List.of()))
          .details("All methods", Tables.profiles(profiles));
    }
    page.details(
        "The whole suite, with what was seen in development",
        Tables.profiles(suite.profiles(false)));
  }

  private void section(Section section) {
    Experiment experiment = section.experiment();
    String name = experiment.name();
    page.heading("experiment-" + name, Section.title(experiment), badges(section));
    page.facts(Facts.section(section));
    if (!section.judged().isEmpty()) {
      page.subheading("Claims").table(Tables.findings(section));
    }
    if (section.isRun()) {
      Results all = section.results();
      page.subheading("Arms").table(ArmTable.main(section));
      page.details("All " + all.arms().size() + " arms", ArmTable.grid(section));
      experiment.breakdown(all).ifPresent(b -> page.details(b.title(), Tables.of(b)));
      page.pictures(pictures.getOrDefault(name, List.of()));
    }
  }

  /** How much was run, and the verdicts with their numbers. */
  private static Map<String, String> badges(Section section) {
    if (!section.isRun()) {
      return Map.of(Wording.NOT_RUN, "open");
    }
    Map<String, String> badges = new LinkedHashMap<>();
    if (section.isPartial()) {
      badges.put("partial", "open");
    }
    Suite alone = new Suite(section.scale(), List.of(section));
    Wording.badges().forEach((word, kind) -> badges.put(word + ": " + alone.count(word), kind));
    badges.keySet().removeIf(badge -> badge.endsWith(": 0"));
    return badges;
  }
}
