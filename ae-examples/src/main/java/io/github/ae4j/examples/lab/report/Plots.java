package io.github.ae4j.examples.lab.report;

import io.github.ae4j.examples.lab.arm.Role;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.stats.Profile;
import io.github.ae4j.examples.report.LineChart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The pictures of an experiment: metric, loss, effective step, every coefficient. */
final class Plots {
  /** Lines that can be told apart. */
  static final int LINES = 6;

  private static final int STEERED = 3;
  private static final double WIDE = 20.0; // a range that wants a logarithmic axis

  /**
   * A picture.
   *
   * @param file its name without an ending
   * @param caption what it shows
   * @param chart as drawn
   * @param png as a picture
   */
  record Plot(String file, String caption, LineChart chart, byte[] png) {
    private static Plot of(String file, String caption, LineChart chart) {
      return new Plot(file, caption, chart, chart.smallPng());
    }
  }

  private final Section section;
  private final List<String> arms;

  Plots(Section section) {
    this.section = section;
    arms = telling(section);
  }

  /** The most telling arms: steered ones, the best baselines, variants where there is room. */
  static List<String> telling(Section section) {
    Set<String> arms = new LinkedHashSet<>();
    section.families(Role.STEERED).stream()
        .map(section::representative)
        .limit(STEERED)
        .forEach(arms::add);
    List<String> steered =
        section.families(Role.STEERED).stream()
            .flatMap(family -> section.results().arms(family).stream())
            .toList();
    if (!steered.isEmpty()) {
      // The worst start rate shows what the loop makes of it.
      arms.add(section.results().ranked(steered).get(steered.size() - 1));
    }
    List<String> variants =
        section.families(Role.VARIANT).stream().map(section::representative).toList();
    List<String> baselines =
        section
            .results()
            .ranked(section.families(Role.BASELINE).stream().map(section::representative).toList());
    int room = LINES - arms.size() - Math.min(2, variants.size());
    baselines.stream().limit(Math.max(1, room)).forEach(arms::add);
    variants.stream().limit(Math.max(0, LINES - arms.size())).forEach(arms::add);
    return arms.stream().limit(LINES).toList();
  }

  /** All of them that have something to show. */
  List<Plot> all() {
    List<Plot> plots = new ArrayList<>();
    String metric = section.results().metric().label();
    add(plots, Outcome.METRIC, capital(metric), metric);
    add(plots, Outcome.LOSS, "Training loss", "loss");
    add(plots, "gamma", "Effective step gamma", "|theta_t - theta_t-1|");
    add(plots, "rho", "Phase rho", "cos(g_t, theta_t-2 - theta_t-1)");
    for (String coefficient : coefficients()) {
      add(plots, coefficient, "Coefficient " + coefficient, coefficient);
    }
    return plots;
  }

  private Set<String> coefficients() {
    Set<String> names = new LinkedHashSet<>(List.of("learningRate", "momentum"));
    Set<String> others = new TreeSet<>();
    section.results().runs().forEach(run -> others.addAll(run.outcome().curves().keySet()));
    names.addAll(others);
    names.removeAll(Set.of(Outcome.METRIC, Outcome.LOSS, "gamma", "rho", "online", "events"));
    return names;
  }

  private void add(List<Plot> plots, String curve, String title, String label) {
    Map<Integer, SeedBand> bands = new TreeMap<>();
    for (int i = 0; i < arms.size(); i++) {
      SeedBand band = SeedBand.of(section.runs(arms.get(i)), curve);
      if (!band.isEmpty()) {
        bands.put(i, band);
      }
    }
    if (!curve.equals(Outcome.METRIC) && bands.values().stream().allMatch(SeedBand::isNearOne)) {
      bands.replaceAll((arm, band) -> band.complement());
      add(plots, curve, title + ", 1 minus it", "1 - " + label, bands);
    } else {
      add(plots, curve, title, label, bands);
    }
  }

  private void add(
      List<Plot> plots, String curve, String title, String label, Map<Integer, SeedBand> bands) {
    LineChart chart = new LineChart(title, "step", label).small();
    List<double[]> shown = new ArrayList<>();
    bands.forEach(
        (i, band) -> {
          chart.band(i, band.step(), band.low(), band.high());
          chart.line(i, arms.get(i), band.step(), band.median());
          shown.add(Arrays.stream(band.median()).filter(Double::isFinite).toArray());
        });
    // What no arm ever moves is no news.
    if (shown.stream().anyMatch(values -> Arrays.stream(values).distinct().count() > 1)) {
      if (isWide(shown)) {
        chart.logarithmic();
      }
      String file = section.experiment().name() + "-" + slug(curve);
      plots.add(Plot.of(file, title + ": median and range over the seeds.", chart));
    }
  }

  /** Zeros among positive values do not count: a logarithmic axis leaves them out. */
  private static boolean isWide(List<double[]> shown) {
    if (shown.stream().flatMapToDouble(Arrays::stream).anyMatch(value -> value < 0.0)) {
      return false;
    }
    DoubleSummaryStatistics positive =
        shown.stream()
            .flatMapToDouble(Arrays::stream)
            .filter(value -> value > 0.0)
            .summaryStatistics();
    return positive.getMax() > WIDE * positive.getMin();
  }

  /** A curve's name as part of a file's: what is no letter and no digit is told by its number. */
  private static String slug(String curve) {
    StringBuilder slug = new StringBuilder();
    for (char c : curve.toLowerCase(Locale.ROOT).toCharArray()) {
      boolean plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
      slug.append(plain ? Character.toString(c) : c == ' ' ? "-" : Integer.toHexString(c));
    }
    return slug.toString();
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** The profiles over the suite as steps. */
  static Plot profiles(Map<String, Profile> profiles) {
    LineChart chart =
        new LineChart("Performance profile", "tau: times the best method's steps", "share solved")
            .small()
            .from(1.0)
            .range(0.0, 1.0);
    int style = 0;
    for (Map.Entry<String, Profile> entry : Tables.wellCovered(profiles).entrySet()) {
      if (style < LINES) {
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
