package io.github.ae4j.examples.lab.report;

import io.github.ae4j.examples.lab.report.Plots.Plot;
import io.github.ae4j.examples.lab.stats.Profile;
import io.github.ae4j.examples.report.LineChart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The picture of the performance profiles over the suite. */
final class ProfilePlot {
  private ProfilePlot() {}

  /** The profiles as steps, those of the methods that were run on most. */
  static Plot of(Map<String, Profile> profiles) {
    LineChart chart =
        new LineChart("Performance profile", "tau: times the best method's steps", "share solved")
            .small()
            .from(1.0)
            .range(0.0, 1.0);
    int style = 0;
    for (Map.Entry<String, Profile> entry : Tables.wellCovered(profiles).entrySet()) {
      if (style < Plots.LINES) {
        stairs(chart, style++, entry.getKey(), entry.getValue());
      }
    }
    String caption = "Share of experiments whose target is reached within tau times the best time.";
    return Plot.of("profiles", caption, chart);
  }

  private static void stairs(LineChart chart, int style, String family, Profile profile) {
    List<double[]> corners = new ArrayList<>();
    corners.add(new double[] {1.0, profile.share(1.0)});
    for (double ratio : profile.ratios()) {
      if (ratio > 1.0 && ratio < Profile.LARGEST) {
        corners.add(new double[] {ratio, corners.get(corners.size() - 1)[1]});
        corners.add(new double[] {ratio, profile.share(ratio)});
      }
    }
    corners.add(new double[] {Profile.LARGEST, profile.share(Profile.LARGEST)});
    chart.line(
        style,
        family + " (" + profile.problems() + ")",
        corners.stream().mapToDouble(corner -> corner[0]).toArray(),
        corners.stream().mapToDouble(corner -> corner[1]).toArray());
  }
}
