package io.github.ae4j.examples.ecology;

import io.github.ae4j.ecology.Task;
import io.github.ae4j.examples.Versions;
import io.github.ae4j.examples.report.Json;
import io.github.ae4j.examples.report.OutputFolder;
import io.github.ae4j.examples.report.Page;
import io.github.ae4j.examples.report.TextTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a run says in the end: tables, a JSON file, a page with pictures. */
final class EcologyReport {
  /** An arm's shares of right answers, and what a call costs in operations. */
  record Accuracies(double heldOut, double otherFamilies, double operationsPerCall) {}

  /** The page's file name. */
  static final String PAGE = "index.html";

  private final RunSettings settings;
  private final List<World> worlds;
  private final List<LifeResult> results;
  private final Portrait portrait;
  private final List<Finding> findings;
  private final Map<String, Map<Long, LifeResult.Right>> arms;

  EcologyReport(
      RunSettings settings, List<World> worlds, List<LifeResult> results, Portrait portrait) {
    this.settings = settings;
    this.worlds = worlds;
    this.results = results;
    this.portrait = portrait;
    this.findings = Finding.of(results);
    this.arms = Finding.arms(results);
  }

  void write(OutputFolder folder) throws IOException {
    folder.write("ecology.json", Json.text(json()));
    Page page = new Page("ae ecology", Map.of());
    page.paragraph(lead()).heading("Arms").table(arms()).heading("Findings").table(findings());
    page.heading("Compute").table(compute());
    page.heading("Accuracy by family").table(families());
    portrait.add(page);
    page.heading("Versions").facts(Versions.all());
    folder.write(PAGE, page.html());
  }

  /** The result for the terminal. */
  String summary() {
    return lead()
        + "\n\n"
        + arms().plain()
        + "\n"
        + findings().plain()
        + "\n"
        + compute().plain()
        + "\n";
  }

  private String lead() {
    World first = worlds.get(0);
    return "Host %s, %d seeds, %,d operations each arm and seed, gates and choices counted; %d held-out tasks, %d of other families a seed."
        .formatted(
            settings.host(),
            settings.seeds(),
            first.operations(),
            first.sets().heldOut().size(),
            first.sets().otherFamilies().size());
  }

  private TextTable arms() {
    TextTable table =
        new TextTable("arm", "seeds", "held out", "least", "most", "other families", "cost a call");
    arms.forEach(
        (arm, seeds) -> {
          double[] in = seeds.values().stream().mapToDouble(r -> r.accuracy(true)).toArray();
          double out =
              seeds.values().stream().mapToDouble(r -> r.accuracy(false)).average().orElseThrow();
          double cost =
              seeds.values().stream()
                  .mapToDouble(LifeResult.Right::operations)
                  .average()
                  .orElseThrow();
          table.row(
              arm,
              Integer.toString(in.length),
              share(java.util.Arrays.stream(in).average().orElseThrow()),
              share(java.util.Arrays.stream(in).min().orElseThrow()),
              share(java.util.Arrays.stream(in).max().orElseThrow()),
              share(out),
              "%,.0f".formatted(cost));
        });
    return table;
  }

  private static String chance(double p) {
    return p < 1e-15 ? "0" : "%.2g".formatted(p);
  }

  private static String share(double value) {
    return "%.3f".formatted(value);
  }

  private TextTable findings() {
    TextTable table =
        new TextTable(
            "question", "difference", "95% interval", "p (McNemar)", "Holm", "must", "verdict");
    for (Finding one : findings) {
      table.row(
          one.question(),
          "%+.3f".formatted(one.shares().difference()),
          "[%+.3f, %+.3f]".formatted(one.shares().low(), one.shares().high()),
          chance(one.shares().p()),
          chance(one.adjusted()),
          one.must().isEmpty() ? "-" : one.must(),
          one.verdict());
    }
    return table;
  }

  private TextTable compute() {
    TextTable table =
        new TextTable(
            "life",
            "seed",
            "operations",
            "attempts",
            "learning",
            "gates",
            "choice",
            "generations",
            "return",
            "merges",
            "bankrupt",
            "hash");
    for (LifeResult one : results) {
      table.row(
          one.life().label(),
          Long.toString(one.seed()),
          million(one, "operations"),
          million(one, "attempt"),
          million(one, "learn"),
          million(one, "gate"),
          million(one, "choice"),
          fact(one, "generations", "%.0f"),
          fact(one, "roi", "%.3f"),
          one.facts().containsKey("merges tried")
              ? fact(one, "merges taken", "%.0f") + " of " + fact(one, "merges tried", "%.0f")
              : "-",
          fact(one, "bankrupt", "%.0f"),
          one.hash().isEmpty() ? "-" : one.hash().substring(0, 12));
    }
    return table;
  }

  private static String million(LifeResult one, String use) {
    return "%,.1f M".formatted(one.facts().get(use) / 1e6);
  }

  private static String fact(LifeResult one, String name, String format) {
    Double value = one.facts().get(name);
    return value == null ? "-" : format.formatted(value);
  }

  /** By family, of all seeds; what was run of host, fine-tuning and ecology. */
  private TextTable families() {
    List<String> shown = new ArrayList<>();
    for (String arm : List.of("base", "sft", "single", "full", "full/routed-base", "hebbian")) {
      if (arms.containsKey(arm)) {
        shown.add(arm);
      }
    }
    List<String> header = new ArrayList<>(List.of("family", "tasks"));
    header.addAll(shown);
    TextTable table = new TextTable(header.toArray(new String[0]));
    Map<String, Map<String, int[]>> counts = new TreeMap<>();
    for (String arm : shown) {
      arms.get(arm)
          .forEach(
              (seed, right) -> {
                World world = worlds.get((int) (seed - 1));
                count(counts, arm, world.sets().heldOut(), right.heldOut());
                count(counts, arm, world.sets().otherFamilies(), right.other());
              });
    }
    counts.forEach(
        (family, by) -> {
          List<String> row = new ArrayList<>(List.of(family));
          row.add(Integer.toString(by.values().iterator().next()[1]));
          shown.forEach(arm -> row.add(share((double) by.get(arm)[0] / by.get(arm)[1])));
          table.row(row.toArray(new String[0]));
        });
    return table;
  }

  private static void count(
      Map<String, Map<String, int[]>> counts, String arm, List<Task> tasks, boolean[] right) {
    for (int i = 0; i < right.length; i++) {
      int[] pair =
          counts
              .computeIfAbsent(tasks.get(i).family(), family -> new LinkedHashMap<>())
              .computeIfAbsent(arm, name -> new int[2]);
      pair[0] += right[i] ? 1 : 0;
      pair[1]++;
    }
  }

  private Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("settings", settings);
    json.put("operations", worlds.stream().map(World::operations).toList());
    List<Object> all = new ArrayList<>();
    for (LifeResult one : results) {
      Map<String, Object> life = new LinkedHashMap<>();
      life.put("life", one.life().label());
      life.put("seed", one.seed());
      life.put("facts", one.facts());
      life.put("telemetry", one.hash());
      Map<String, Object> served = new LinkedHashMap<>();
      one.served()
          .forEach(
              (serving, right) ->
                  served.put(
                      one.life().label() + serving.suffix(),
                      new Accuracies(
                          right.accuracy(true), right.accuracy(false), right.operations())));
      life.put("served", new TreeMap<>(served));
      all.add(life);
    }
    json.put("lives", all);
    json.put("findings", findings);
    return json;
  }
}
