package io.github.ae4j.examples.lab.run;

import io.github.ae4j.examples.lab.arm.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** The finished runs of one experiment at one scale. */
public final class Results {
  private final Metric metric;
  private final List<RunRecord> runs;

  /** The runs of one experiment, in the order of its arms. */
  public Results(Metric metric, List<RunRecord> runs) {
    this.metric = metric;
    this.runs = List.copyOf(runs);
  }

  /** What the experiment is judged by. */
  public Metric metric() {
    return metric;
  }

  /** All runs. */
  public List<RunRecord> runs() {
    return runs;
  }

  /** Names of the arms, in order. */
  public List<String> arms() {
    return runs.stream().map(RunRecord::arm).distinct().toList();
  }

  /** Names of the arms of a family. */
  public List<String> arms(String family) {
    return runs.stream()
        .filter(run -> run.family().equals(family))
        .map(RunRecord::arm)
        .distinct()
        .toList();
  }

  /** Names of the families that play a role. */
  public List<String> families(Role role) {
    return List.copyOf(
        new LinkedHashSet<>(
            runs.stream().filter(run -> run.role() == role).map(RunRecord::family).toList()));
  }

  /** The run of an arm and a seed. */
  public Optional<RunRecord> run(String arm, long seed) {
    return runs.stream().filter(run -> run.arm().equals(arm) && run.seed() == seed).findFirst();
  }

  /** Seeds that every arm named here has finished, rising. */
  public List<Long> seeds(String... arms) {
    TreeSet<Long> seeds = new TreeSet<>(runs.stream().map(RunRecord::seed).toList());
    for (String arm : arms) {
      seeds.removeIf(seed -> run(arm, seed).isEmpty());
    }
    return List.copyOf(seeds);
  }

  /** A number of each seed's run of an arm, over the seeds given. */
  public double[] values(String arm, List<Long> seeds, ToDoubleFunction<RunRecord> of) {
    return seeds.stream()
        .mapToDouble(seed -> of.applyAsDouble(run(arm, seed).orElseThrow()))
        .toArray();
  }

  /** A metric of each seed's run of an arm. */
  public double[] values(String arm, String name) {
    return values(arm, seeds(arm), run -> run.metric(name));
  }

  /** The arm of a family whose final metric is best in the mean over the seeds: tuned in hindsight. */
  public Optional<String> best(String family) {
    return best(arms(family));
  }

  /** The best baseline of all, tuned in hindsight. */
  public Optional<String> bestBaseline() {
    return best(families(Role.BASELINE).stream().flatMap(family -> arms(family).stream()).toList());
  }

  private Optional<String> best(List<String> arms) {
    Comparator<String> order =
        Comparator.comparingDouble(
            arm ->
                Arrays.stream(values(arm, Outcome.FINAL))
                    .map(metric::orWorst)
                    .average()
                    .orElse(metric.worst()));
    List<String> sorted = new ArrayList<>(arms);
    sorted.sort(metric.higherIsBetter() ? order.reversed() : order);
    return sorted.stream().findFirst();
  }
}
