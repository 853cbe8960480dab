package io.github.ae4j.examples.finetune;

import io.github.ae4j.examples.Versions;
import io.github.ae4j.examples.report.Json;
import io.github.ae4j.examples.report.LineChart;
import io.github.ae4j.examples.report.OutputFolder;
import io.github.ae4j.examples.report.Page;
import io.github.ae4j.examples.report.TextTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What the fine-tunings say in the end.
 *
 * @param source of the texts, in words
 * @param sizes of the model
 * @param budget of each
 * @param tunings of the rates that are tuned
 * @param runs seed by seed, the arms in the same order
 */
record FineTuneReport(
    String source, GptSizes sizes, Budget budget, List<Tuning> tunings, List<FineTuned> runs) {
  /** The page's file name. */
  static final String PAGE = "index.html";

  void write(OutputFolder folder) throws IOException {
    folder.write("finetune.json", Json.text(json()));
    Page page = new Page("ae finetune", Map.of()).paragraph(words()).table(table());
    if (LineChart.available()) {
      page.picture(
          chart(
                  "Perplexity over processor time",
                  "seconds on cores",
                  look -> look.spent().processor())
              .png(),
          "Held-back perplexity over the steps' time on cores, mean over the seeds");
      page.picture(
          chart("Perplexity over wall time", "seconds", look -> look.spent().wall()).png(),
          "The same over time by the clock");
      page.picture(rates().png(), "Learning rates; of several groups the first one's");
    }
    page.heading("Rates tried").table(tried());
    folder.write(PAGE, page.heading("Versions").facts(Versions.all()).html());
  }

  private String words() {
    return ("%s. A GPT of %,d weights, %d tokens, %d layers of width %d; %,d steps of %d windows of"
            + " %d tokens. A rate that is tuned is the best of %s on batches and text that"
            + " nothing is judged by. Times are those of the steps, looks apart.")
        .formatted(
            source,
            sizes.parameters(),
            sizes.tokens(),
            sizes.layers(),
            sizes.width(),
            budget.steps(),
            budget.batch(),
            budget.length(),
            FineTuneArm.GRID);
  }

  private List<String> arms() {
    return runs.stream().map(run -> run.arm().name()).distinct().toList();
  }

  private List<FineTuned> of(String arm) {
    return runs.stream().filter(run -> run.arm().name().equals(arm)).toList();
  }

  private static double mean(List<FineTuned> runs, ToDoubleFunction<FineTuned> of) {
    return runs.stream().mapToDouble(of).average().orElse(Double.NaN);
  }

  /** The mean over the seeds at each look. */
  private double[] curve(String arm, ToDoubleFunction<FineTuned.Look> of) {
    List<FineTuned> all = of(arm);
    double[] curve = new double[all.get(0).looks().size()];
    for (int i = 0; i < curve.length; i++) {
      int look = i;
      curve[i] = mean(all, run -> of.applyAsDouble(run.looks().get(look)));
    }
    return curve;
  }

  private LineChart chart(String title, String x, ToDoubleFunction<FineTuned.Look> time) {
    LineChart chart = new LineChart(title, x, "perplexity a token");
    for (String arm : arms()) {
      double[] perplexity = curve(arm, FineTuned.Look::perplexity);
      chart.line(arms().indexOf(arm), arm, curve(arm, time), perplexity);
    }
    return chart;
  }

  private LineChart rates() {
    LineChart chart = new LineChart("Learning rate", "step", "learning rate").logarithmic();
    for (String arm : arms()) {
      double[] steps = curve(arm, FineTuned.Look::step);
      chart.line(arms().indexOf(arm), arm, steps, curve(arm, FineTuned.Look::rate));
    }
    return chart;
  }

  /** A row an arm, means over the seeds. */
  TextTable table() {
    TextTable table =
        new TextTable(
            "arm", "rate", "perplexity before", "after", "trained", "processor s", "wall s");
    for (String arm : arms()) {
      List<FineTuned> all = of(arm);
      table.row(
          arm,
          number("%.0e", all.get(0).arm().rate()),
          number("%.2f", mean(all, run -> run.looks().get(0).perplexity())),
          number("%.2f", mean(all, FineTuned::perplexity)),
          number("%.2f", mean(all, FineTuned::trained)),
          number("%.1f", mean(all, run -> run.spent().processor())),
          number("%.1f", mean(all, run -> run.spent().wall())));
    }
    return table;
  }

  private TextTable tried() {
    TextTable table = new TextTable("arm", "rate", "perplexity");
    for (Tuning tuning : tunings) {
      for (Tuning.Try one : tuning.tries()) {
        table.row(
            tuning.method().label(), number("%.0e", one.rate()), number("%.2f", one.perplexity()));
      }
    }
    return table;
  }

  private static String number(String form, double value) {
    return String.format(Locale.ROOT, form, value);
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("data", source);
    json.put("sizes", sizes);
    json.put("weights", sizes.parameters());
    json.put("budget", budget);
    json.put("tuning", tunings);
    List<Object> each = new ArrayList<>();
    for (FineTuned run : runs) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("arm", run.arm().name());
      one.put("rate", run.arm().rate());
      one.put("seed", run.seed());
      one.put("perplexity", run.perplexity());
      one.put("trained", run.trained());
      one.put("spent", run.spent());
      one.put("looks", run.looks());
      each.add(one);
    }
    json.put("runs", each);
    json.put("versions", Versions.all());
    return json;
  }
}
