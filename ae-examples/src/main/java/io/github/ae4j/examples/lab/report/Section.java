package io.github.ae4j.examples.lab.report;

import io.github.ae4j.examples.lab.arm.Role;
import io.github.ae4j.examples.lab.run.Agreement;
import io.github.ae4j.examples.lab.run.Breakdown;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Experiment;
import io.github.ae4j.examples.lab.run.Finding;
import io.github.ae4j.examples.lab.run.Results;
import io.github.ae4j.examples.lab.run.RunRecord;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the runs of one experiment came to.
 *
 * @param experiment the experiment
 * @param scale of its runs
 * @param results its runs, in the order of its arms and seeds; may be none
 * @param judged its claims with what was found
 * @param targets to which its arms are timed, by condition
 * @param leftOut how many runs are of arms that the experiment no longer has
 */
record Section(
    Experiment experiment,
    Scale scale,
    Results results,
    List<Judged> judged,
    Map<String, Target> targets,
    int leftOut) {

  /** A claim with what was found. */
  record Judged(Claim claim, Finding finding) {}

  static Section of(Experiment experiment, Scale scale, List<RunRecord> all) {
    Results results = experiment.results(scale, all);
    Agreement.checkComparable(results.runs());
    long there = all.stream().filter(run -> run.experiment().equals(experiment.name())).count();
    List<Judged> judged =
        experiment.claims().stream()
            .map(claim -> new Judged(claim, claim.test().judge(results)))
            .toList();
    return new Section(
        experiment,
        scale,
        results,
        judged,
        Target.byCondition(results),
        (int) there - results.runs().size());
  }

  String title() {
    String number = experiment.number() == 0 ? "Table" : Integer.toString(experiment.number());
    return number + ": " + experiment.name();
  }

  boolean isRun() {
    return !results.runs().isEmpty();
  }

  /** How much of it was run, in words. */
  String status() {
    return leftOut == 0
        ? made()
        : made() + "; left out: " + leftOut + " runs of arms that the experiment no longer has";
  }

  private String made() {
    if (!isRun()) {
      return Wording.NOT_RUN;
    }
    List<Long> seeds = results.seeds();
    int planned = experiment.arms(scale).size() * seeds.size();
    int made = results.runs().size();
    String count = made + " runs, seeds " + words(seeds);
    return made < planned ? "partial: " + (planned - made) + " runs are missing; " + count : count;
  }

  /** Whether the claims are judged on less than was to be run. */
  boolean isPartial() {
    return status().startsWith("partial");
  }

  private static String words(List<Long> seeds) {
    return String.join(", ", seeds.stream().map(seed -> Long.toString(seed)).toList());
  }

  /** The runs parted by their conditions, in order; one part under an empty name without any. */
  Map<String, Results> byCondition() {
    Map<String, List<RunRecord>> parts = new LinkedHashMap<>();
    for (RunRecord run : results.runs()) {
      parts.computeIfAbsent(experiment.condition(run), name -> new ArrayList<>()).add(run);
    }
    Map<String, Results> conditions = new LinkedHashMap<>();
    parts.forEach((name, runs) -> conditions.put(name, new Results(results.metric(), runs)));
    return conditions;
  }

  List<String> families(Role role) {
    return results.families(role);
  }

  /** The arm a family is judged by: a baseline's best in hindsight, any other's first, untuned. */
  String representative(String family) {
    List<String> arms = results.arms(family);
    return role(family) == Role.BASELINE ? results.best(family).orElse(arms.get(0)) : arms.get(0);
  }

  Role role(String family) {
    return results.runs().stream()
        .filter(run -> run.family().equals(family))
        .findFirst()
        .orElseThrow()
        .role();
  }

  /** What an arm is timed to, if anything. */
  Optional<Target> target(String arm) {
    return Optional.ofNullable(targets.get(runs(arm).get(0).condition()));
  }

  /** A family without the condition that its name carries. */
  static String plain(String family, String condition) {
    String suffix = "-" + condition;
    return !condition.isEmpty() && family.endsWith(suffix)
        ? family.substring(0, family.length() - suffix.length())
        : family;
  }

  /** Times to the target, one a seed; misses are infinite, all of them if there is no target. */
  double[] times(String arm) {
    Optional<Target> target = target(arm);
    return results.values(
        arm,
        results.seeds(arm),
        run -> target.map(t -> t.time(run)).orElse(Double.POSITIVE_INFINITY));
  }

  /** Numbers that stand beside the claims. */
  Optional<Breakdown> breakdown() {
    return experiment.breakdown(results);
  }

  /** The runs of an arm. */
  List<RunRecord> runs(String arm) {
    return results.runs().stream().filter(run -> run.arm().equals(arm)).toList();
  }
}
