package io.github.ae4j.examples.curriculum;

import io.github.ae4j.examples.Versions;
import io.github.ae4j.examples.report.Json;
import io.github.ae4j.examples.report.LineChart;
import io.github.ae4j.examples.report.OutputFolder;
import io.github.ae4j.examples.report.Page;
import io.github.ae4j.examples.report.TextTable;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the trainings say in the end.
 *
 * @param source of the pictures, in words
 * @param runs an arm each
 */
record CurriculumReport(String source, List<CurriculumRun> runs) {
  /** The page's file name. */
  static final String PAGE = "index.html";

  private static final int POINTS = 200; // of a line

  void write(OutputFolder folder) throws IOException {
    folder.write("curriculum.json", Json.text(json()));
    Page page = new Page("ae curriculum", Map.of()).paragraph(lead()).table(table());
    if (LineChart.available()) {
      page.picture(strengths().png(), "Strength of the distortion");
      page.picture(
          accuracies().png(),
          "Share of right answers to pictures never seen, with the best fixed strength");
    }
    folder.write(PAGE, page.heading("Versions").facts(Versions.all()).html());
  }

  private String lead() {
    return "%s: %,d pictures are learnt, the others judge.".formatted(source, FewPictures.TRAINING);
  }

  /** A strength that stays is no line to look at. */
  private LineChart strengths() {
    LineChart chart = new LineChart("Strength", "step", "strength").range(0.0, 1.0);
    for (int i = 0; i < runs.size(); i++) {
      if (runs.get(i).moves()) {
        double[] all = runs.get(i).strengths;
        int every = Math.max(1, all.length / POINTS);
        double[] steps = new double[(all.length + every - 1) / every];
        Arrays.setAll(steps, k -> (double) k * every + 1);
        double[] values = Arrays.stream(steps).map(step -> all[(int) step - 1]).toArray();
        chart.line(i, runs.get(i).name, steps, values);
      }
    }
    return chart;
  }

  /** Those that move, and the best of the others. */
  private LineChart accuracies() {
    double best =
        runs.stream()
            .filter(run -> !run.moves())
            .mapToDouble(CurriculumRun::accuracy)
            .max()
            .orElse(Double.NaN);
    LineChart chart = new LineChart("Accuracy", "step", "share of right answers");
    for (int i = 0; i < runs.size(); i++) {
      CurriculumRun run = runs.get(i);
      if (run.moves() || run.accuracy() == best) {
        chart.line(i, run.name, run.lookedAt, run.accuracies);
      }
    }
    return chart;
  }

  /** A row a training. */
  TextTable table() {
    TextTable table = new TextTable("strength", "accuracy", "least", "greatest", "last");
    for (CurriculumRun run : runs) {
      table.row(
          run.name,
          String.format(Locale.ROOT, "%.4f", run.accuracy()),
          strength(Arrays.stream(run.strengths).min().orElse(Double.NaN)),
          strength(Arrays.stream(run.strengths).max().orElse(Double.NaN)),
          strength(run.strengths[run.strengths.length - 1]));
    }
    return table;
  }

  private static String strength(double strength) {
    return String.format(Locale.ROOT, "%.2f", strength);
  }

  private Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("data", source);
    for (CurriculumRun run : runs) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("accuracy", run.accuracy());
      one.put("steps", run.lookedAt);
      one.put("accuracies", run.accuracies);
      one.put("strengths", run.strengths);
      json.put(run.name, one);
    }
    return json;
  }
}
