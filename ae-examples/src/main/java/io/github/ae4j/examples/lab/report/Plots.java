package io.github.ae4j.examples.lab.report;

import io.github.ae4j.examples.lab.arm.Role;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Results;
import io.github.ae4j.examples.lab.stats.Profile;
import io.github.ae4j.examples.report.LineChart;
import io.github.ae4j.examples.report.Page.Picture;
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
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/** The pictures of an experiment: metric, loss, effective step, every coefficient; and the profiles. */
final class Plots {
  /** Lines that can be told apart. */
  static final int LINES = 6;

  private static final int STEERED = 3;
  private static final int FEW = 3; // conditions
  private static final double WIDE = 20.0; // a range that wants a logarithmic axis

  private final Section section;
  private final Map<String, Results> conditions;

  Plots(Section section) {
    this.section = section;
    conditions = section.byCondition();
  }

  /** The most telling arms: steered ones, the best baselines, variants where there is room. */
  static List<String> telling(Section section, Results under) {
    Set<String> arms = new LinkedHashSet<>();
    section.representatives(under, Role.STEERED).stream().limit(STEERED).forEach(arms::add);
    List<String> steered = under.arms(Role.STEERED);
    if (!steered.isEmpty()) {
      // The worst start rate shows what the loop makes of it.
      arms.add(under.ranked(steered).get(steered.size() - 1));
    }
    List<String> variants = section.representatives(under, Role.VARIANT);
    List<String> baselines = under.ranked(section.representatives(under, Role.BASELINE));
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
  List<Picture> all() {
    List<Picture> plots = new ArrayList<>();
    String metric = section.results().metric().label();
    add(plots, Outcome.METRIC, capital(metric), metric);
    add(plots, Outcome.LOSS, "Training loss", "loss");
    add(plots, "gamma", "Effective step gamma", "|theta_t - theta_t-1|");
    add(plots, "rho", "Phase rho", "cos(g_t, theta_t-2 - theta_t-1)");
    Set<String> others = new TreeSet<>();
    section.results().runs().forEach(run -> others.addAll(run.outcome().curves().keySet()));
    Set<String> names = new LinkedHashSet<>(List.of("learningRate", "momentum"));
    names.addAll(others);
    names.removeAll(
        Set.of(Outcome.METRIC, Outcome.LOSS, "gamma", "rho", "online", "events", Outcome.DRIFTS));
    names.forEach(name -> add(plots, name, "Coefficient " + name, name));
    return plots;
  }

  private void add(List<Picture> plots, String curve, String title, String label) {
    boolean each = curve.equals(Outcome.METRIC) || conditions.size() <= FEW;
    conditions.keySet().stream()
        .skip(each ? 0 : conditions.size() - 1)
        .forEach(condition -> add(plots, curve, title, label, condition));
  }

  private void add(
      List<Picture> plots, String curve, String title, String label, String condition) {
    Map<String, SeedBand> bands = new LinkedHashMap<>();
    for (String arm : telling(section, conditions.get(condition))) {
      bands.put(arm, SeedBand.of(section.runs(arm), curve));
    }
    boolean close = bands.values().stream().allMatch(SeedBand::isNearOne);
    boolean nearOne = close && !curve.equals(Outcome.METRIC);
    if (nearOne) {
      bands.replaceAll((arm, band) -> band.complement());
    }
    String what = nearOne ? title + ", 1 minus it" : title;
    what += condition.isEmpty() ? "" : " under " + condition;
    LineChart chart = new LineChart(what, "step", nearOne ? "1 - " + label : label).small();
    if (drawn(chart, bands)) {
      String file = section.experiment().name() + "-" + slug(curve);
      file += condition.isEmpty() ? "" : "-" + condition;
      plots.add(new Picture(file, what + ": median and range over the seeds.", chart.png()));
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
    double[] values = shown.stream().flatMapToDouble(Arrays::stream).toArray();
    DoubleSummaryStatistics positive =
        Arrays.stream(values).filter(value -> value > 0.0).summaryStatistics();
    return Arrays.stream(values).noneMatch(value -> value < 0.0)
        && positive.getMax() > WIDE * positive.getMin();
  }

  /** A curve's name as part of a file's: what is no letter and no digit is told by its number. */
  private static String slug(String curve) {
    return Pattern.compile("[^a-z0-9]")
        .matcher(curve.toLowerCase(Locale.ROOT))
        .replaceAll(c -> c.group().equals(" ") ? "-" : Integer.toHexString(c.group().charAt(0)));
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** The profiles as steps, those of the methods that were run on most. */
  static Picture profiles(Map<String, Profile> profiles) {
    LineChart chart =
        new LineChart("Performance profile", "tau: times the best method's steps", "share solved")
            .small()
            .from(1.0)
            .range(0.0, 1.0);
    int style = 0;
    Map<String, Profile> covered = Tables.wellCovered(profiles);
    for (String family : covered.keySet().stream().limit(LINES).toList()) {
      stairs(chart, style++, family, covered.get(family));
    }
    String caption = "Share of experiments whose target is reached within tau times the best time.";
    return new Picture("profiles", caption, chart.png());
  }

  /** Each place twice: with the share just before it and with the share there. */
  private static void stairs(LineChart chart, int style, String family, Profile profile) {
    DoubleStream inner =
        DoubleStream.of(profile.ratios()).filter(r -> r > 1.0 && r < Profile.LARGEST);
    DoubleStream ends = DoubleStream.of(1.0, Profile.LARGEST);
    double[] tau =
        DoubleStream.concat(ends, inner).sorted().flatMap(x -> DoubleStream.of(x, x)).toArray();
    double[] share = DoubleStream.of(tau).map(profile::share).toArray();
    double[] x = Arrays.copyOfRange(tau, 1, tau.length);
    double[] y = Arrays.copyOf(share, x.length);
    chart.line(style, family + " (" + profile.problems() + ")", x, y);
  }
}
