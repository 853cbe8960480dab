package io.github.ae4j.examples.online;

import io.github.ae4j.Preset;
import io.github.ae4j.examples.report.Page;
import io.github.ae4j.examples.report.Progress;
import io.github.ae4j.examples.report.TextTable;
import io.github.ae4j.online.OnlineLearner;
import io.github.ae4j.online.OnlineOptimizer;
import io.github.ae4j.online.OnlineSettings;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A stream learnt by the steered learner, beside constant rates and guesses that need none.
 *
 * @param goal what is learnt
 * @param ae the steered pass
 * @param constants a pass each of the grid
 * @param baselines guesses
 */
record Comparison(Goal goal, Progressive ae, List<Constant> constants, List<Baseline> baselines) {
  private static final MathContext DIGITS = new MathContext(3);

  /** A constant learning rate and what came of it. */
  record Constant(double learningRate, Progressive run) {
    String name() {
      return "constant " + new BigDecimal(learningRate).round(DIGITS).doubleValue();
    }
  }

  /** Makes every pass. */
  static Comparison of(Goal goal, LabelledStream stream, OnlineSettings settings) {
    Progressive ae = goal.run(stream, settings, OnlineLearner.standard(settings.optimizer()));
    return new Comparison(goal, ae, constants(goal, stream, settings), goal.baselines(stream));
  }

  /** Plain SGD and AdaGrad without momentum, Adam with the customary one. */
  private static List<Constant> constants(
      Goal goal, LabelledStream stream, OnlineSettings settings) {
    double[] rates = goal.rates(stream, settings.optimizer());
    Preset bare = (loop, adapter) -> {};
    OnlineSettings plain =
        settings.optimizer() == OnlineOptimizer.ADAM ? settings : settings.withMomentum(0.0);
    try (Progress progress = Progress.of("online", "constants", rates.length)) {
      return Arrays.stream(rates)
          .mapToObj(
              rate -> {
                Progressive run = goal.run(stream, plain.withLearningRate(rate), bare);
                progress.step();
                return new Constant(rate, run);
              })
          .toList();
    }
  }

  /** A row a pass, and one a guess. */
  TextTable table() {
    boolean ranked = ae.scores() != null;
    TextTable table =
        ranked
            ? new TextTable(
                "learner",
                goal.lossName(),
                goal.errorName(),
                "area under curve",
                "calibration error",
                "drifts",
                "s")
            : new TextTable("learner", goal.lossName(), goal.errorName(), "drifts", "s");
    row(table, "ae", ae, Long.toString(ae.drifts()));
    constants.forEach(constant -> row(table, constant.name(), constant.run(), "-"));
    for (Baseline one : baselines) {
      table.row(one.name(), number(one.loss()), number(one.error()), "-", "-");
    }
    return table;
  }

  private void row(TextTable table, String name, Progressive run, String drifts) {
    String seconds = String.format(Locale.ROOT, "%.2f", run.seconds());
    Ranking ranking = run.scores();
    if (ranking == null) {
      table.row(name, number(run.loss()), number(run.error()), drifts, seconds);
    } else {
      table.row(
          name,
          number(run.loss()),
          number(run.error()),
          number(ranking.areaUnderCurve()),
          number(ranking.calibrationError()),
          drifts,
          seconds);
    }
  }

  /** Four places of a probability, five digits of what has a unit. */
  private String number(double value) {
    if (!Double.isFinite(value)) {
      return "infinite";
    }
    return String.format(Locale.ROOT, goal instanceof LabelGoal ? "%.4f" : "%.5g", value);
  }

  /** For the file of results. */
  Map<String, Object> results() {
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("ae", steered());
    results.put("constants", constants.stream().map(this::constant).toList());
    if (!baselines.isEmpty()) {
      results.put("baselines", baselines.stream().map(this::guess).toList());
    }
    return results;
  }

  private Map<String, Object> steered() {
    Map<String, Object> result = entry(ae.loss(), ae.error());
    result.put("drifts", ae.drifts());
    ae.rank(result);
    result.put("events", ae.events());
    result.put("seconds", ae.seconds());
    return result;
  }

  private Map<String, Object> constant(Constant constant) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("learningRate", constant.learningRate());
    result.putAll(entry(constant.run().loss(), constant.run().error()));
    constant.run().rank(result);
    return result;
  }

  private Map<String, Object> guess(Baseline one) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("name", one.name());
    result.putAll(entry(one.loss(), one.error()));
    return result;
  }

  private Map<String, Object> entry(double loss, double error) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put(goal.lossKey(), loss);
    entry.put(goal.errorKey(), error);
    return entry;
  }

  /** The page, the best constant beside the steered learner. */
  Page page(String title) {
    Constant best =
        constants.stream().min(Comparator.comparingDouble(c -> c.run().loss())).orElseThrow();
    return new OnlinePage(goal.lossName(), ae, best.run(), best.name()).page(title, table());
  }
}
