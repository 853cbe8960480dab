package io.github.ae4j.examples.freeze;

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
import java.util.function.ToDoubleFunction;

/**
 * What the trainings say in the end.
 *
 * @param tasks one after the other
 * @param layers of the perceptron
 * @param pairs a seed each
 */
record FreezeReport(List<Pictures> tasks, int layers, List<FreezePair> pairs) {
  /** The page's file name. */
  static final String PAGE = "index.html";

  private static final int POINTS = 400; // of a line

  void write(OutputFolder folder) throws IOException {
    folder.write("freeze.json", Json.text(json()));
    Page page = new Page("ae freeze", Map.of()).paragraph(lead()).table(table());
    page.paragraph(sentence());
    if (LineChart.available()) {
      page.picture(frozen().png(), "What was frozen when: share of the steps, a line a layer");
      page.picture(losses().png(), "Training loss");
    }
    folder.write(PAGE, page.heading("Versions").facts(Versions.all()).html());
  }

  private String lead() {
    return "A perceptron of %d layers on %s, then on %s. Processor time is that of forward, backward and step."
        .formatted(layers, tasks.get(0).name(), tasks.get(1).name());
  }

  /** A row a seed. */
  TextTable table() {
    TextTable table =
        new TextTable(
            "seed",
            "processor time",
            "wall time",
            "coordinates updated",
            "accuracy without",
            "with",
            "then without",
            "with ");
    for (FreezePair pair : pairs) {
      table.row(
          Long.toString(pair.seed()),
          number(pair.processorRatio()),
          number(pair.wallRatio()),
          number(pair.updatedRatio()),
          number(pair.without().accuracies.get(0)),
          number(pair.with().accuracies.get(0)),
          number(pair.without().accuracies.get(1)),
          number(pair.with().accuracies.get(1)));
    }
    return table;
  }

  /** The means in words. */
  String sentence() {
    return "Mean: processor time %s of that without freezing, coordinates %s; accuracy %s and %s higher."
        .formatted(
            number(mean(FreezePair::processorRatio)),
            number(mean(FreezePair::updatedRatio)),
            signed(mean(pair -> pair.difference(0))),
            signed(mean(pair -> pair.difference(1))));
  }

  private double mean(ToDoubleFunction<FreezePair> of) {
    return pairs.stream().mapToDouble(of).average().orElse(Double.NaN);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private static String signed(double value) {
    return String.format(Locale.ROOT, "%+.4f", value);
  }

  private int window() {
    return Math.max(1, pairs.get(0).with().frozen.size() / POINTS);
  }

  private double[] means(double[] values) {
    int window = window();
    double[] means = new double[(values.length + window - 1) / window];
    Arrays.setAll(
        means,
        i ->
            Arrays.stream(values, i * window, Math.min(values.length, (i + 1) * window))
                .average()
                .orElse(Double.NaN));
    return means;
  }

  private double[] steps(int points) {
    double[] x = new double[points];
    Arrays.setAll(x, i -> (double) (i + 1) * window());
    return x;
  }

  /** A layer's line lies on its own step: above it where it is frozen. */
  private LineChart frozen() {
    LineChart chart = new LineChart("Frozen layers", "step", "layer, raised where frozen");
    List<Long> bits = pairs.get(0).with().frozen;
    for (int layer = 0; layer < layers; layer++) {
      int at = layer;
      double[] share =
          means(bits.stream().mapToDouble(b -> at + 1 + 0.7 * (b >> at & 1L)).toArray());
      chart.line(layer, "layer " + (layer + 1), steps(share.length), share);
    }
    return chart;
  }

  private LineChart losses() {
    LineChart chart = new LineChart("Loss", "step", "cross-entropy").logarithmic();
    int style = 0;
    for (FrozenRun run : List.of(pairs.get(0).without(), pairs.get(0).with())) {
      double[] loss = means(run.losses.stream().mapToDouble(Double::doubleValue).toArray());
      chart.line(style++, run.name + " freezing", steps(loss.length), loss);
    }
    return chart;
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("layers", layers);
    json.put("tasks", tasks.stream().map(Pictures::name).toList());
    json.put("runs", pairs.stream().map(FreezePair::json).toList());
    return json;
  }
}
