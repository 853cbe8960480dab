package io.github.ae4j.examples.lab.report;

import io.github.ae4j.examples.lab.arm.Role;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Experiment;
import io.github.ae4j.examples.lab.run.Finding;
import io.github.ae4j.examples.lab.run.Results;
import io.github.ae4j.examples.lab.run.RunRecord;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the runs of one experiment came to, if there are any: its claims with what was found, what
 * its arms are timed to, by condition, and how many runs are of arms that it no longer has.
 */
record Section(
    Experiment experiment,
    Scale scale,
    Results results,
    List<Judged> judged,
    Map<String, Target> targets,
    int leftOut) {

  private static final String OLD = "; left out: %d runs of arms that the experiment no longer has";

  /** A claim of an experiment with what was found. */
  record Judged(Experiment experiment, Claim claim, Finding finding) {}

  static Section of(Experiment experiment, Scale scale, List<RunRecord> all) {
    Results results = experiment.results(scale, all);
    results.checkComparable();
    long there = all.stream().filter(run -> run.experiment().equals(experiment.name())).count();
    return new Section(
        experiment,
        scale,
        results,
        experiment.claims().stream()
            .map(claim -> new Judged(experiment, claim, claim.test().judge(results)))
            .toList(),
        Target.byCondition(results),
        (int) there - results.runs().size());
  }

  static String title(Experiment experiment) {
    String number = experiment.number() == 0 ? "Table" : Integer.toString(experiment.number());
    return number + ": " + experiment.name();
  }

  boolean isRun() {
    return !results.runs().isEmpty();
  }

  /** Runs that its arms have of some of its seeds and not of others. */
  private int missing() {
    return experiment.arms(scale).size() * results.seeds().size() - results.runs().size();
  }

  /** Whether the claims are judged on less than was to be run. */
  boolean isPartial() {
    return missing() > 0;
  }

  /** How much of it was run, in words. */
  String status() {
    String seeds = results.seeds().stream().map(String::valueOf).collect(Collectors.joining(", "));
    return (isPartial() ? "partial: " + missing() + " runs are missing; " : "")
        + (isRun() ? results.runs().size() + " runs, seeds " + seeds : Wording.NOT_RUN)
        + (leftOut == 0 ? "" : OLD.formatted(leftOut));
  }

  /** The runs parted by their conditions, in order; one part under an empty name without any. */
  Map<String, Results> byCondition() {
    Map<String, Results> parts = new LinkedHashMap<>();
    for (RunRecord run : results.runs()) {
      parts.computeIfAbsent(experiment.condition(run), this::under);
    }
    return parts;
  }

  private Results under(String condition) {
    return new Results(
        results.metric(),
        results.runs().stream().filter(r -> experiment.condition(r).equals(condition)).toList());
  }

  /** The arm a family is judged by: a baseline's best in hindsight, any other's first, untuned. */
  String representative(String family) {
    String first = results.arms(family).get(0);
    boolean tuned = results.families(Role.BASELINE).contains(family);
    return tuned ? results.best(family).orElse(first) : first;
  }

  List<String> representatives(Results under, Role role) {
    return under.families(role).stream().map(this::representative).toList();
  }

  /** What an arm is timed to, if anything. */
  Optional<Target> target(String arm) {
    return Optional.ofNullable(targets.get(runs(arm).get(0).condition()));
  }

  /** Times to the target, one a seed; misses are infinite, all of them if there is no target. */
  double[] times(String arm) {
    Optional<Target> target = target(arm);
    return results.values(
        arm, run -> target.map(t -> t.time(run)).orElse(Double.POSITIVE_INFINITY));
  }

  List<RunRecord> runs(String arm) {
    return results.runs().stream().filter(run -> run.arm().equals(arm)).toList();
  }
}
