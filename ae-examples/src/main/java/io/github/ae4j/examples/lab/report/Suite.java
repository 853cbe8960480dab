package io.github.ae4j.examples.lab.report;

import io.github.ae4j.examples.lab.arm.Role;
import io.github.ae4j.examples.lab.report.Section.Judged;
import io.github.ae4j.examples.lab.run.Agreement;
import io.github.ae4j.examples.lab.run.Experiment;
import io.github.ae4j.examples.lab.run.Finding;
import io.github.ae4j.examples.lab.run.Results;
import io.github.ae4j.examples.lab.run.RunRecord;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Verdict;
import io.github.ae4j.examples.lab.stats.Profile;
import io.github.ae4j.examples.lab.stats.Ranks;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the runs of all experiments came to.
 *
 * @param scale of the runs
 * @param sections one an experiment, run or not
 * @param versions of what they ran on, each with every value met
 */
record Suite(Scale scale, List<Section> sections, Map<String, TreeSet<String>> versions) {
  static Suite of(List<RunRecord> runs, List<Experiment> experiments) {
    List<Scale> scales = runs.stream().map(RunRecord::scale).distinct().toList();
    if (scales.size() != 1) {
      throw new IllegalArgumentException("runs must be of one scale, got " + scales);
    }
    Scale scale = scales.get(0);
    List<Section> sections =
        experiments.stream()
            .sorted(Comparator.comparingInt(Suite::place))
            .map(experiment -> Section.of(experiment, scale, runs))
            .toList();
    List<RunRecord> shown =
        sections.stream().flatMap(section -> section.results().runs().stream()).toList();
    Map<String, TreeSet<String>> versions = new TreeMap<>();
    for (RunRecord run : shown) {
      run.versions()
          .forEach(
              (name, value) -> versions.computeIfAbsent(name, key -> new TreeSet<>()).add(value));
    }
    return new Suite(scale, sections, versions);
  }

  /** By number, the tables last. */
  private static int place(Experiment experiment) {
    return experiment.number() == 0 ? Integer.MAX_VALUE : experiment.number();
  }

  /** Experiments with runs. */
  List<Section> run() {
    return sections.stream().filter(Section::isRun).toList();
  }

  /** Number of claims with a verdict; those without runs have none. */
  long count(Verdict verdict) {
    return findings().filter(Finding::hasRuns).filter(f -> f.verdict() == verdict).count();
  }

  /** Number of claims without runs. */
  long notRun() {
    return findings().filter(finding -> !finding.hasRuns()).count();
  }

  private Stream<Finding> findings() {
    return sections.stream().flatMap(section -> section.judged().stream()).map(Judged::finding);
  }

  /** A target with the section it is of. */
  private record Problem(Section section, String condition) {
    /** Times by family, the condition left out of its name; a baseline is its best in hindsight. */
    Map<String, Double> times() {
      Results under = section.results().under(condition);
      Map<String, Double> times = new LinkedHashMap<>();
      Stream.of(Role.STEERED, Role.BASELINE)
          .flatMap(role -> under.families(role).stream())
          .forEach(
              family ->
                  times.put(
                      Section.plain(family, condition),
                      Ranks.median(section.times(section.representative(family)))));
      return times;
    }
  }

  /**
   * Performance profiles by family over the experiments and conditions that have a target, best score
   * first: time is the median over the seeds, a baseline is its best member in hindsight, a steered
   * arm the first of its start rates, never a chosen one.
   *
   * @param heldOut whether to leave out what was seen in development and so is no evidence
   */
  Map<String, Profile> profiles(boolean heldOut) {
    List<Problem> problems =
        run().stream()
            .filter(section -> !heldOut || !section.experiment().seenInDevelopment())
            .flatMap(
                section ->
                    section.targets().keySet().stream().map(name -> new Problem(section, name)))
            .toList();
    Map<String, Profile> sorted = new LinkedHashMap<>();
    Comparator<Map.Entry<String, Profile>> best =
        Comparator.comparingDouble(entry -> -entry.getValue().score());
    Profile.of(times(problems)).entrySet().stream()
        .sorted(best.thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  /** A row a family, NaN where it was not run. */
  private static Map<String, double[]> times(List<Problem> problems) {
    Map<String, double[]> times = new LinkedHashMap<>();
    for (int i = 0; i < problems.size(); i++) {
      for (Map.Entry<String, Double> time : problems.get(i).times().entrySet()) {
        double[] none = new double[problems.size()];
        Arrays.fill(none, Double.NaN);
        times.computeIfAbsent(time.getKey(), family -> none)[i] = time.getValue();
      }
    }
    return times;
  }

  /** What makes the runs and this report again. */
  String command() {
    TreeSet<Long> seeds = new TreeSet<>();
    run().forEach(section -> seeds.addAll(section.results().seeds()));
    String names =
        run().size() == sections.size()
            ? ""
            : " " + String.join(" ", run().stream().map(s -> s.experiment().name()).toList());
    String list = String.join(",", seeds.stream().map(seed -> Long.toString(seed)).toList());
    boolean data =
        run().stream().flatMap(s -> s.results().runs().stream()).anyMatch(Agreement::readsData);
    return "ae lab run"
        + names
        + " --scale "
        + Wording.scale(scale)
        + " --seeds "
        + list
        + (data ? " --data DIR" : "");
  }
}
