package io.github.ae4j.examples.online;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.report.LineChart;
import io.github.ae4j.examples.report.Page;
import io.github.ae4j.examples.report.TextTable;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** The page of a run: rate, loss and events over time, calibration, the table. */
final class OnlinePage {
  private static final int POINTS = 400;
  private static final String TIME = "instances learnt";

  private OnlinePage() {}

  /** Refuses where there is no font to draw with. */
  static void check() {
    if (!LineChart.available()) {
      throw new BadInput("--page must find a font on this machine, and there is none");
    }
  }

  static Page of(String title, TextTable table, Progressive ae, Progressive best, String bestName) {
    Page page = new Page(title, Map.of());
    page.table(table);
    page.picture(rate(ae), "Learning rate of the steered learner; marks are events");
    page.picture(loss(ae, best, bestName), "Mean log loss of a window of the stream");
    Ranking ranking = ae.scores();
    if (ranking != null) {
      page.heading("Calibration").table(calibration(ranking));
    }
    page.heading("Events").table(events(ae));
    return page;
  }

  private static int window(int n) {
    return Math.max(1, n / POINTS);
  }

  /** Mean of each window. */
  private static double[] means(double[] values) {
    int width = window(values.length);
    return IntStream.range(0, values.length / width)
        .mapToDouble(
            k -> Arrays.stream(values, k * width, (k + 1) * width).average().orElse(Double.NaN))
        .toArray();
  }

  private static double[] time(int n) {
    int width = window(n);
    return IntStream.range(0, n / width).mapToDouble(k -> (k + 1.0) * width).toArray();
  }

  private static byte[] rate(Progressive ae) {
    LineChart chart = new LineChart("Learning rate", TIME, "learning rate").logarithmic();
    chart.line(0, "ae", time(ae.rates().length), means(ae.rates()));
    ae.events().stream()
        .limit(POINTS / 10)
        .forEach(e -> chart.mark(e.name() + " at " + e.instance(), e.instance()));
    return chart.png();
  }

  private static byte[] loss(Progressive ae, Progressive best, String name) {
    LineChart chart = new LineChart("Log loss", TIME, "nats an instance");
    double[] time = time(ae.losses().length);
    return chart
        .line(0, "ae", time, means(ae.losses()))
        .line(1, name, time, means(best.losses()))
        .png();
  }

  private static TextTable calibration(Ranking ranking) {
    TextTable table = new TextTable("probability", "mean", "share of label 1", "instances");
    double[][] bins = ranking.calibration();
    for (int k = 0; k < bins.length; k++) {
      if (bins[k][2] > 0.0) {
        table.row(
            String.format(Locale.ROOT, "%.1f to %.1f", k / 10.0, (k + 1) / 10.0),
            String.format(Locale.ROOT, "%.3f", bins[k][0]),
            String.format(Locale.ROOT, "%.3f", bins[k][1]),
            String.format(Locale.ROOT, "%.0f", bins[k][2]));
      }
    }
    return table;
  }

  private static TextTable events(Progressive ae) {
    TextTable table = new TextTable("instance", "event");
    ae.events().forEach(e -> table.row(Long.toString(e.instance()), e.name()));
    return table;
  }
}
