package io.github.ae4j.examples.lab.report;

import io.github.ae4j.examples.lab.arm.Role;
import io.github.ae4j.examples.lab.report.Section.Judged;
import io.github.ae4j.examples.lab.run.Experiment;
import io.github.ae4j.examples.lab.run.Results;
import io.github.ae4j.examples.lab.run.RunRecord;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.stats.Profile;
import io.github.ae4j.examples.lab.stats.Ranks;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the runs of all experiments came to: by number, run or not, the tables last. */
record Suite(Scale scale, List<Section> sections) {
  static Suite of(List<RunRecord> runs, List<Experiment> experiments) {
    List<Scale> scales = runs.stream().map(RunRecord::scale).distinct().toList();
    if (scales.size() != 1) {
      throw new IllegalArgumentException("runs must be of one scale, got " + scales);
    }
    Comparator<Experiment> byNumber =
        Comparator.comparingInt(e -> e.number() == 0 ? Integer.MAX_VALUE : e.number());
    return new Suite(
        scales.get(0),
        experiments.stream()
            .sorted(byNumber)
            .map(experiment -> Section.of(experiment, scales.get(0), runs))
            .toList());
  }

  List<Section> run() {
    return sections.stream().filter(Section::isRun).toList();
  }

  private List<RunRecord> runs() {
    return sections.stream().flatMap(section -> section.results().runs().stream()).toList();
  }

  /** Versions of what the runs ran on, each with every value met. */
  Map<String, TreeSet<String>> versions() {
    return values(runs(), RunRecord::versions);
  }

  /** What runs say, each entry with every value met. */
  static Map<String, TreeSet<String>> values(
      List<RunRecord> runs, Function<RunRecord, Map<String, String>> of) {
    return runs.stream()
        .flatMap(run -> of.apply(run).entrySet().stream())
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey,
                TreeMap::new,
                Collectors.mapping(Map.Entry::getValue, Collectors.toCollection(TreeSet::new))));
  }

  Stream<Judged> judged() {
    return sections.stream().flatMap(section -> section.judged().stream());
  }

  long count(String verdict) {
    return judged().filter(j -> Wording.verdict(j.finding()).equals(verdict)).count();
  }

  /**
   * Performance profiles by family over the experiments and conditions that have a target, best
   * score first: time is the median over the seeds, a baseline is its best member in hindsight, a
   * steered arm the first of its start rates, never a chosen one. What is not held out was seen in
   * development and is no evidence.
   */
  Map<String, Profile> profiles(boolean heldOut) {
    List<Map<String, Double>> problems =
        run().stream()
            .filter(section -> !heldOut || !section.experiment().seenInDevelopment())
            .flatMap(section -> section.targets().keySet().stream().map(c -> times(section, c)))
            .toList();
    Map<String, Profile> sorted = new LinkedHashMap<>();
    Comparator<Map.Entry<String, Profile>> best =
        Comparator.comparingDouble(entry -> -entry.getValue().score());
    Profile.of(problems).entrySet().stream()
        .sorted(best.thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  /** Times by family, the condition left out of its name; a baseline is its best in hindsight. */
  private static Map<String, Double> times(Section section, String condition) {
    Results under = section.results().under(condition);
    Map<String, Double> times = new LinkedHashMap<>();
    for (Role role : List.of(Role.STEERED, Role.BASELINE)) {
      for (String family : under.families(role)) {
        double[] all = section.times(section.representative(family));
        String name = family.replaceFirst("-" + Pattern.quote(condition) + "$", "");
        times.put(name, Ranks.median(all));
      }
    }
    return times;
  }

  /** What makes the runs and this report again. */
  String command() {
    List<Section> run = run();
    String names =
        run.size() == sections.size()
            ? ""
            : run.stream().map(s -> " " + s.experiment().name()).collect(Collectors.joining());
    TreeSet<Long> all = new TreeSet<>(runs().stream().map(RunRecord::seed).toList());
    String seeds = all.stream().map(String::valueOf).collect(Collectors.joining(","));
    boolean data = runs().stream().anyMatch(RunRecord::readsData);
    return "ae lab run%s --scale %s --seeds %s%s"
        .formatted(names, Wording.name(scale), seeds, data ? " --data DIR" : "");
  }
}
