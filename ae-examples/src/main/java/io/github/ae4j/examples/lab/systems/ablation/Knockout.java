package io.github.ae4j.examples.lab.systems.ablation;

import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Finding;
import io.github.ae4j.examples.lab.run.Finding.Conclusion;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Paired;
import io.github.ae4j.examples.lab.run.Pick;
import io.github.ae4j.examples.lab.run.Results;
import io.github.ae4j.examples.lab.run.RunRecord;
import io.github.ae4j.examples.lab.run.Target;
import io.github.ae4j.examples.lab.stats.Interval;
import io.github.ae4j.examples.lab.stats.Ranks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Whether a loop without a part is worse than the whole loop by at least one metric: final, area
 * under the curve, time to what the whole loop has at three quarters of its budget (median over the
 * seeds), and oscillation, each on every task from every start. A cell is the ratio without/whole,
 * paired over the seeds; what is shown is the cell whose interval begins highest. A start whose runs
 * are those of another to the last bit is not counted again. As the worst of many cells is looked
 * for, each cell's interval is at 1 - 0.05/cells (Bonferroni), and a harm below a tenth does not
 * count. Ranks of five seeds cannot be that certain: a cell with misses counts as hurt only if every
 * seed misses.
 *
 * @param whole family of the whole loop
 * @param without family of the loop without the part
 * @param tasks labels of the tasks as they stand in the arms' families
 * @param starts settings of the arms
 */
record Knockout(String whole, String without, List<String> tasks, List<String> starts)
    implements Claim.Test {
  private static final double BOUND = 1.1;
  private static final String TIME = "time";

  /** Of what a cell is made, the metrics lower being better. */
  static final List<String> MEASURES = List.of(Outcome.FINAL, Outcome.AUC, TIME, "oscillation");

  /** Two arms that differ by the part. */
  private record Place(String task, String without, String whole) {}

  @Override
  public Finding judge(Results results) {
    List<Place> places = places(results);
    int count = places.size() * MEASURES.size();
    double confidence = 1.0 - (1.0 - Interval.CONFIDENCE) / count;
    List<Finding> cells =
        places.stream()
            .flatMap(place -> MEASURES.stream().map(m -> cell(m, place, results, confidence)))
            .map(cell -> cell.judge(results))
            .toList();
    return mostHurt(cells, 100.0 * confidence);
  }

  private static Finding mostHurt(List<Finding> cells, double percent) {
    Finding worst = cells.stream().max(Comparator.comparingDouble(Knockout::harm)).orElseThrow();
    long hurt = cells.stream().filter(cell -> cell.verdict() == Conclusion.HOLDS).count();
    long helped = cells.stream().filter(cell -> cell.high() < 1.0 / BOUND).count();
    return new Finding(
        worst.comparison()
            + " (the most hurt of %d cells, each at %.2f%%; hurt %d, helped %d)"
                .formatted(cells.size(), percent, hurt, helped),
        worst.effect(),
        worst.low(),
        worst.high(),
        worst.bound(),
        worst.atMost(),
        worst.pairs(),
        verdict(cells, worst));
  }

  /**
   * Geometric mean of a measure's ratio on a task, over the seeds and the starts that differ; the
   * median where one is infinite.
   */
  double ratio(String measure, String task, Results results) {
    double[] logs =
        places(results).stream()
            .filter(place -> place.task.equals(task))
            .flatMapToDouble(place -> ratios(measure, place, results))
            .map(Math::log)
            .filter(log -> !Double.isNaN(log))
            .toArray();
    return Math.exp(Interval.of(logs).mean());
  }

  private static DoubleStream ratios(String measure, Place place, Results results) {
    ToDoubleFunction<RunRecord> of = measure(measure, place, results);
    return results.seeds(place.without, place.whole).stream()
        .mapToDouble(
            seed ->
                Paired.ratio(
                    of.applyAsDouble(results.run(place.without, seed).orElseThrow()),
                    of.applyAsDouble(results.run(place.whole, seed).orElseThrow())));
  }

  /** Each task from each start, but for starts that make the same runs. */
  private List<Place> places(Results results) {
    Map<List<Object>, Place> places = new LinkedHashMap<>();
    for (String task : tasks) {
      for (String start : starts) {
        String setting = "-" + task + "@" + start;
        Place place = new Place(task, without + setting, whole + setting);
        List<Object> runs = new ArrayList<>(List.of(task));
        runs.addAll(curves(place.without, results));
        runs.addAll(curves(place.whole, results));
        boolean known = runs.size() > 1;
        places.putIfAbsent(known ? runs : List.of(place), place);
      }
    }
    return List.copyOf(places.values());
  }

  private static List<List<Double>> curves(String arm, Results results) {
    return results.seeds(arm).stream()
        .flatMap(seed -> results.run(arm, seed).stream())
        .map(run -> run.outcome().curves().get(Outcome.METRIC).value())
        .map(values -> Arrays.stream(values).boxed().toList())
        .toList();
  }

  private static double harm(Finding cell) {
    return Double.isNaN(cell.low()) ? Double.NEGATIVE_INFINITY : cell.low();
  }

  /** One hurt cell is enough; it takes all of them unhurt to say no. */
  private static Conclusion verdict(List<Finding> cells, Finding worst) {
    boolean open = cells.stream().anyMatch(cell -> cell.verdict() == Conclusion.UNDECIDED);
    return worst.verdict() == Conclusion.DOES_NOT_HOLD && open
        ? Conclusion.UNDECIDED
        : worst.verdict();
  }

  private static Claim.Test cell(String measure, Place place, Results results, double confidence) {
    ToDoubleFunction<RunRecord> of = measure(measure, place, results);
    return Paired.pairedRatio(
            measure + " of %s / %s",
            List.of(Pick.arm(place.without), Pick.arm(place.whole)),
            runs -> Paired.ratio(of.applyAsDouble(runs.get(0)), of.applyAsDouble(runs.get(1))),
            false,
            BOUND)
        .at(confidence);
  }

  private static ToDoubleFunction<RunRecord> measure(String name, Place place, Results results) {
    if (!name.equals(TIME)) {
      return run -> run.metric(name);
    }
    double value = Ranks.median(results.values(place.whole, Target::atShare));
    return new Target(place.whole, value, Metric.loss(""))::time;
  }
}
