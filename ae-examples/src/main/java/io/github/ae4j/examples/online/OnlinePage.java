package io.github.ae4j.examples.online;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.report.LineChart;
import io.github.ae4j.examples.report.Page;
import io.github.ae4j.examples.report.TextTable;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The page of a run: rate, loss and events over time, calibration, the table.
 *
 * @param lossName the loss in words
 * @param ae the steered pass
 * @param best the one beside it
 * @param bestName its name
 */
record OnlinePage(String lossName, Progressive ae, Progressive best, String bestName) {
  private static final int POINTS = 400;
  private static final String TIME = "instances learnt";

  /** Refuses where there is no font to draw with. */
  static void check() {
    if (!LineChart.available()) {
      throw new BadInput("--page must find a font on this machine, and there is none");
    }
  }

  Page page(String title, TextTable table) {
    Page page = new Page(title, Map.of());
    page.table(table);
    page.picture(rate(), "Learning rate of the steered learner; marks are events");
    page.picture(loss(), "Mean " + lossName + " of a window of the stream");
    Ranking ranking = ae.scores();
    if (ranking != null) {
      page.heading("Calibration").table(calibration(ranking));
    }
    page.heading("Events").table(events());
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

  private byte[] rate() {
    LineChart chart = new LineChart("Learning rate", TIME, "learning rate").logarithmic();
    chart.line(0, "ae", time(ae.rates().length), means(ae.rates()));
    ae.events().stream()
        .limit(POINTS / 10)
        .forEach(e -> chart.mark(e.name() + " at " + e.instance(), e.instance()));
    return chart.png();
  }

  private byte[] loss() {
    LineChart chart = new LineChart("Loss", TIME, lossName);
    double[] time = time(ae.losses().length);
    return chart
        .line(0, "ae", time, means(ae.losses()))
        .line(1, bestName, time, means(best.losses()))
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

  private TextTable events() {
    TextTable table = new TextTable("instance", "event");
    ae.events().forEach(e -> table.row(Long.toString(e.instance()), e.name()));
    return table;
  }
}
