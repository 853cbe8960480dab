package io.github.ae4j.examples.evo;

import io.github.ae4j.examples.Versions;
import io.github.ae4j.examples.lab.run.Curve;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.report.Json;
import io.github.ae4j.examples.report.LineChart;
import io.github.ae4j.examples.report.OutputFolder;
import io.github.ae4j.examples.report.Page;
import io.github.ae4j.examples.report.TextTable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a run says in the end: a table, a JSON file, a page with pictures.
 *
 * @param results an outcome an arm and landscape
 * @param passes forward passes of each
 */
record EvoReport(Map<EvoCommand.Landscape, Map<String, Outcome>> results, int passes) {
  /** The page's file name. */
  static final String PAGE = "index.html";

  void write(OutputFolder folder) throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    Page page = new Page("ae evo", Map.of());
    for (Map.Entry<EvoCommand.Landscape, Map<String, Outcome>> one : results.entrySet()) {
      String name = one.getKey().name().toLowerCase(Locale.ROOT);
      Map<String, Object> arms = new LinkedHashMap<>();
      one.getValue().forEach((arm, outcome) -> arms.put(arm, json(outcome)));
      json.put(name, arms);
      page.heading(name).paragraph(lead(name)).table(table(one.getValue()));
      if (LineChart.available()) {
        page.picture(
            chart(name, "loss", Outcome.METRIC, one.getValue()).png(),
            "Loss over forward passes: a level stretch of EvoSGD's is one without a step");
        page.picture(
            chart(name, "sigma", "sigma", one.getValue()).png(),
            "Size of the mutations, a share of the parameters' root mean square");
      }
    }
    page.heading("Versions").facts(Versions.all());
    folder.write("evo.json", Json.text(json));
    folder.write(PAGE, page.html());
  }

  /** The result for the terminal. */
  String summary() {
    StringBuilder text = new StringBuilder();
    results.forEach(
        (landscape, outcomes) -> {
          String name = landscape.name().toLowerCase(Locale.ROOT);
          text.append(lead(name)).append("\n\n").append(table(outcomes).plain()).append('\n');
        });
    return text.toString();
  }

  private String lead(String name) {
    return "%s: %,d forward passes each, of a gradient or of a candidate.".formatted(name, passes);
  }

  private static Map<String, Object> json(Outcome outcome) {
    Map<String, Object> json = new LinkedHashMap<>();
    outcome
        .curves()
        .forEach(
            (name, curve) -> {
              if (name.equals(Outcome.METRIC) || name.equals("sigma")) {
                json.put(name, Map.of("pass", curve.step(), "value", texts(curve.value())));
              }
            });
    json.put("generations", last(outcome, "generations"));
    json.put("taken", last(outcome, "taken"));
    json.put("evaluations", last(outcome, "evaluations"));
    return json;
  }

  /** JSON has no NaN. */
  private static Object[] texts(double[] values) {
    Object[] texts = new Object[values.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = Double.isFinite(values[i]) ? values[i] : String.valueOf(values[i]);
    }
    return texts;
  }

  private static long last(Outcome outcome, String name) {
    Curve curve = outcome.curves().get(name);
    return curve == null || curve.value().length == 0
        ? 0L
        : Math.round(curve.value()[curve.value().length - 1]);
  }

  private static TextTable table(Map<String, Outcome> outcomes) {
    TextTable table =
        new TextTable("arm", "first loss", "last loss", "generations", "taken", "evaluations");
    outcomes.forEach(
        (arm, outcome) -> {
          double[] loss = outcome.curves().get(Outcome.METRIC).value();
          table.row(
              arm,
              number(loss[0]),
              number(loss[loss.length - 1]),
              Long.toString(last(outcome, "generations")),
              Long.toString(last(outcome, "taken")),
              Long.toString(last(outcome, "evaluations")));
        });
    return table;
  }

  private static String number(double loss) {
    return String.format(Locale.ROOT, "%.4g", loss);
  }

  private static LineChart chart(
      String name, String label, String curve, Map<String, Outcome> outcomes) {
    LineChart chart = new LineChart(name + ": " + label, "forward passes", label).logarithmic();
    int style = 0;
    for (Map.Entry<String, Outcome> one : outcomes.entrySet()) {
      Curve line = one.getValue().curves().get(curve);
      if (line != null) {
        chart.line(style, one.getKey(), line.step(), line.value());
      }
      style++;
    }
    return chart;
  }
}
