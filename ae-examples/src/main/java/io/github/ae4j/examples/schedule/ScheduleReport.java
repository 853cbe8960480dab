package io.github.ae4j.examples.schedule;

import io.github.ae4j.examples.Versions;
import io.github.ae4j.examples.report.Json;
import io.github.ae4j.examples.report.LineChart;
import io.github.ae4j.examples.report.OutputFolder;
import io.github.ae4j.examples.report.Page;
import io.github.ae4j.examples.report.TextTable;
import io.github.ae4j.preset.ScheduleConfig.Kind;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the trainings say in the end.
 *
 * @param source of the digits, in words
 * @param runs the blend's first
 */
record ScheduleReport(String source, List<ScheduledRun> runs) {
  /** The page's file name. */
  static final String PAGE = "index.html";

  private static final int POINTS = 200; // of a line

  void write(OutputFolder folder) throws IOException {
    folder.write("schedule.json", Json.text(json()));
    Page page = new Page("ae schedule", Map.of()).paragraph(source).table(table());
    if (LineChart.available()) {
      page.picture(losses().png(), "Training loss under the blend and under each rule alone");
      page.picture(rates().png(), "Learning rates");
      page.picture(weights().png(), "What the blend weighs each rule by");
    }
    folder.write(PAGE, page.heading("Versions").facts(Versions.all()).html());
  }

  private int window() {
    return Math.max(1, runs.get(0).losses.length / POINTS);
  }

  private double[] steps() {
    double[] x = new double[(runs.get(0).losses.length + window() - 1) / window()];
    Arrays.setAll(x, i -> (double) (i + 1) * window());
    return x;
  }

  private LineChart losses() {
    LineChart chart = new LineChart("Loss", "step", "cross-entropy").logarithmic();
    for (int i = 0; i < runs.size(); i++) {
      chart.line(i, runs.get(i).name, steps(), ScheduledRun.means(runs.get(i).losses, window()));
    }
    return chart;
  }

  private LineChart rates() {
    LineChart chart = new LineChart("Learning rate", "step", "learning rate").logarithmic();
    for (int i = 0; i < runs.size(); i++) {
      chart.line(i, runs.get(i).name, steps(), ScheduledRun.means(runs.get(i).rates, window()));
    }
    return chart;
  }

  /** A rule has the colour that its own training has in the other charts. */
  private LineChart weights() {
    LineChart chart = new LineChart("Weights of the blend", "step", "weight").range(0.0, 1.0);
    for (Kind kind : Kind.values()) {
      double[] weights = runs.get(0).weights[kind.ordinal()];
      chart.line(
          kind.ordinal() + 1,
          ScheduleCommand.label(kind),
          steps(),
          ScheduledRun.means(weights, window()));
    }
    return chart;
  }

  /** A row a training. */
  TextTable table() {
    TextTable table =
        new TextTable("schedule", "accuracy", "loss", "least rate", "greatest", "last");
    for (ScheduledRun run : runs) {
      double[] losses = ScheduledRun.means(run.losses, window());
      table.row(
          run.name,
          String.format(Locale.ROOT, "%.4f", run.accuracy()),
          String.format(Locale.ROOT, "%.4f", losses[losses.length - 1]),
          rate(Arrays.stream(run.rates).min().orElse(Double.NaN)),
          rate(Arrays.stream(run.rates).max().orElse(Double.NaN)),
          rate(run.rates[run.rates.length - 1]));
    }
    return table;
  }

  private static String rate(double rate) {
    return String.format(Locale.ROOT, "%.3g", rate);
  }

  private Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("data", source);
    for (ScheduledRun run : runs) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("accuracy", run.accuracy());
      one.put("losses", run.losses);
      one.put("learningRates", run.rates);
      json.put(run.name, one);
    }
    Map<String, Object> weights = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      weights.put(ScheduleCommand.label(kind), runs.get(0).weights[kind.ordinal()]);
    }
    json.put("weights", weights);
    return json;
  }
}
