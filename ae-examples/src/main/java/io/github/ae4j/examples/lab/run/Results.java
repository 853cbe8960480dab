package io.github.ae4j.examples.lab.run;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.lab.arm.Role;
import io.github.ae4j.examples.lab.stats.Ranks;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** The finished runs of one experiment at one scale, in the order of its arms. */
public record Results(Metric metric, List<RunRecord> runs) {
  public Results {
    runs = List.copyOf(runs);
  }

  /** Refuses runs of which two are not by the same versions and on the same data. */
  public void checkComparable() {
    for (RunRecord run : runs) {
      if (!run.origin().equals(runs.get(0).origin())) {
        String rule = "runs of " + run.experiment() + " must be comparable: ";
        throw new BadInput(rule + told(runs.get(0)) + ", and " + told(run));
      }
    }
  }

  private static String told(RunRecord run) {
    return run.arm() + " of seed " + run.seed() + " has " + run.origin();
  }

  private <T> List<T> distinct(Predicate<RunRecord> which, Function<RunRecord, T> of) {
    return runs.stream().filter(which).map(of).distinct().toList();
  }

  /** The conditions the runs were made under, in order. */
  public List<String> conditions() {
    return distinct(run -> true, RunRecord::condition);
  }

  public Results under(String condition) {
    return new Results(
        metric, runs.stream().filter(run -> run.condition().equals(condition)).toList());
  }

  public List<String> arms() {
    return distinct(run -> true, RunRecord::arm);
  }

  public List<String> arms(String family) {
    return distinct(run -> run.family().equals(family), RunRecord::arm);
  }

  public List<String> families(Role role) {
    return distinct(run -> run.role() == role, RunRecord::family);
  }

  public Optional<RunRecord> run(String arm, long seed) {
    return runs.stream().filter(run -> run.arm().equals(arm) && run.seed() == seed).findFirst();
  }

  /** Seeds that every arm named here has finished, rising. */
  public List<Long> seeds(String... arms) {
    TreeSet<Long> seeds = new TreeSet<>(distinct(run -> true, RunRecord::seed));
    for (String arm : arms) {
      seeds.removeIf(seed -> run(arm, seed).isEmpty());
    }
    return List.copyOf(seeds);
  }

  /** A number of each seed's run of an arm. */
  public double[] values(String arm, ToDoubleFunction<RunRecord> of) {
    return seeds(arm).stream()
        .mapToDouble(seed -> of.applyAsDouble(run(arm, seed).orElseThrow()))
        .toArray();
  }

  public double[] values(String arm, String name) {
    return values(arm, run -> run.metric(name));
  }

  /** All arms of a role, family by family. */
  public List<String> arms(Role role) {
    return families(role).stream().flatMap(family -> arms(family).stream()).toList();
  }

  /** The arm of a family whose final metric is best in the mean over the seeds: tuned in hindsight. */
  public Optional<String> best(String family) {
    return ranked(arms(family)).stream().findFirst();
  }

  /** The best baseline of all, tuned in hindsight. */
  public Optional<String> bestBaseline() {
    return ranked(arms(Role.BASELINE)).stream().findFirst();
  }

  /** Arms by their mean final metric, the best first. */
  public List<String> ranked(List<String> arms) {
    ToDoubleFunction<String> mean =
        arm ->
            Arrays.stream(values(arm, Outcome.FINAL))
                .map(metric::orWorst)
                .average()
                .orElse(metric.worst());
    return sorted(arms, mean, metric.higherIsBetter());
  }

  /** The best of some arms by another number than the final metric. */
  public Optional<String> best(List<String> arms, Order order) {
    ToDoubleFunction<String> middle = arm -> order.middle(values(arm, order.of));
    return sorted(arms, middle, order.higherIsBetter).stream().findFirst();
  }

  private static List<String> sorted(
      List<String> arms, ToDoubleFunction<String> of, boolean higherIsBetter) {
    Comparator<String> rising = Comparator.comparingDouble(of);
    return arms.stream().sorted(higherIsBetter ? rising.reversed() : rising).toList();
  }

  /**
   * What arms are tuned by: the mean of a number over the seeds, or its median where one of them is
   * infinite, as a miss is.
   */
  public record Order(ToDoubleFunction<RunRecord> of, boolean higherIsBetter) {
    private double middle(double[] values) {
      double worst = higherIsBetter ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      double[] known = Arrays.stream(values).map(x -> Double.isNaN(x) ? worst : x).toArray();
      return Arrays.stream(known).allMatch(Double::isFinite)
          ? Arrays.stream(known).average().orElse(worst)
          : Ranks.median(known);
    }
  }
}
