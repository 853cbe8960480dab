package io.github.ae4j.examples.lab.report;

import io.github.ae4j.examples.lab.report.Plots.Plot;
import io.github.ae4j.examples.lab.run.Experiment;
import io.github.ae4j.examples.lab.run.RunRecord;
import io.github.ae4j.examples.lab.stats.Profile;
import io.github.ae4j.examples.report.Json;
import io.github.ae4j.examples.report.LineChart;
import io.github.ae4j.examples.report.OutputFolder;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The report of a folder of runs: {@code report.md}, {@code index.html}, {@code summary.json} and the
 * plots as PNG below {@code plots}, the first of each part as SVG too. Made from the records alone, and
 * the same bytes from the same records.
 */
public final class LabReport {
  /** Folder of the pictures; replaced as a whole, so that none is left of another report. */
  static final String PLOTS = "plots/";

  private LabReport() {}

  /**
   * Writes the report; the caller commits the folder.
   *
   * @param runs every finished run, in any order
   * @param experiments those to be reported, with or without runs
   */
  public static void write(List<RunRecord> runs, List<Experiment> experiments, OutputFolder out)
      throws IOException {
    Suite suite = Suite.of(runs, experiments);
    Map<String, List<Plot>> plots = plots(suite);
    for (List<Plot> some : plots.values()) {
      for (Plot plot : some) {
        out.write(PLOTS + plot.file() + ".png", plot.png());
      }
      // A vector picture is ten times as large: the first of each part has one.
      out.write(PLOTS + some.get(0).file() + ".svg", some.get(0).chart().svg());
    }
    out.write("report.md", Markdown.of(suite, plots));
    out.write("index.html", Page.of(suite, plots));
    out.write("summary.json", Json.compact(Summary.of(suite)));
  }

  private static Map<String, List<Plot>> plots(Suite suite) {
    Map<String, List<Plot>> plots = new LinkedHashMap<>();
    if (!LineChart.available()) {
      return plots;
    }
    Map<String, Profile> profiles = suite.profiles(true);
    if (!profiles.isEmpty()) {
      plots.put("", List.of(ProfilePlot.of(profiles)));
    }
    for (Section section : suite.run()) {
      List<Plot> some = new Plots(section).all();
      if (!some.isEmpty()) {
        plots.put(section.experiment().name(), some);
      }
    }
    return plots;
  }
}
