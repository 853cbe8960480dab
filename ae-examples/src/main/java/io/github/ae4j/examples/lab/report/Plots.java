package io.github.ae4j.examples.lab.report;

import io.github.ae4j.examples.lab.arm.Role;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Results;
import io.github.ae4j.examples.report.LineChart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The pictures of an experiment: metric, loss, effective step, every coefficient. */
final class Plots {
  /** Lines that can be told apart. */
  static final int LINES = 6;

  private static final int STEERED = 3;
  private static final int FEW = 3; // conditions
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
    static Plot of(String file, String caption, LineChart chart) {
      return new Plot(file, caption, chart, chart.smallPng());
    }
  }

  private final Section section;
  private final Map<String, Results> conditions;

  Plots(Section section) {
    this.section = section;
    conditions = section.byCondition();
  }

  /** The most telling arms: steered ones, the best baselines, variants where there is room. */
  static List<String> telling(Section section, Results under) {
    Set<String> arms = new LinkedHashSet<>();
    List<String> families = under.families(Role.STEERED);
    families.stream().map(section::representative).limit(STEERED).forEach(arms::add);
    List<String> steered =
        families.stream().flatMap(family -> under.arms(family).stream()).toList();
    if (!steered.isEmpty()) {
      // The worst start rate shows what the loop makes of it.
      arms.add(under.ranked(steered).get(steered.size() - 1));
    }
    List<String> variants =
        under.families(Role.VARIANT).stream().map(section::representative).toList();
    List<String> baselines =
        under.ranked(under.families(Role.BASELINE).stream().map(section::representative).toList());
    int room = LINES - arms.size() - Math.min(2, variants.size());
    baselines.stream().limit(Math.max(1, room)).forEach(arms::add);
    variants.stream().limit(Math.max(0, LINES - arms.size())).forEach(arms::add);
    return arms.stream().limit(LINES).toList();
  }

  /**
   * All of them that have something to show. Lines of several conditions never share a picture: each
   * curve has one a condition, or, where these are many, the metric alone has and the other curves
   * are shown under the last.
   */
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
    boolean each = curve.equals(Outcome.METRIC) || conditions.size() <= FEW;
    conditions.keySet().stream()
        .skip(each ? 0 : conditions.size() - 1)
        .forEach(condition -> add(plots, curve, title, label, condition));
  }

  private void add(List<Plot> plots, String curve, String title, String label, String condition) {
    Map<String, SeedBand> bands = new LinkedHashMap<>();
    List<String> arms = telling(section, conditions.get(condition));
    arms.forEach(arm -> bands.put(arm, SeedBand.of(section.runs(arm), curve)));
    boolean nearOne =
        !curve.equals(Outcome.METRIC)
            && bands.values().stream().filter(b -> !b.isEmpty()).allMatch(SeedBand::isNearOne);
    if (nearOne) {
      bands.replaceAll((arm, band) -> band.complement());
    }
    String what = nearOne ? title + ", 1 minus it" : title;
    String under = condition.isEmpty() ? "" : " under " + condition;
    LineChart chart = new LineChart(what + under, "step", nearOne ? "1 - " + label : label).small();
    if (drawn(chart, bands)) {
      String file = section.experiment().name() + "-" + slug(curve);
      plots.add(
          Plot.of(
              condition.isEmpty() ? file : file + "-" + condition,
              what + under + ": median and range over the seeds.",
              chart));
    }
  }

  /** Draws the bands that there are, an arm in the same style in every picture of its condition. */
  private static boolean drawn(LineChart chart, Map<String, SeedBand> bands) {
    List<double[]> shown = new ArrayList<>();
    int style = 0;
    for (Map.Entry<String, SeedBand> entry : bands.entrySet()) {
      SeedBand band = entry.getValue();
      if (!band.isEmpty()) {
        chart.band(style, band.step(), band.low(), band.high());
        chart.line(style, entry.getKey(), band.step(), band.median());
        shown.add(Arrays.stream(band.median()).filter(Double::isFinite).toArray());
      }
      style++;
    }
    if (isWide(shown)) {
      chart.logarithmic();
    }
    // What no arm ever moves is no news.
    return shown.stream().anyMatch(values -> Arrays.stream(values).distinct().count() > 1);
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
}
