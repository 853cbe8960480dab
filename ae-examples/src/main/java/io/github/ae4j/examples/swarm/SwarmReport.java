package io.github.ae4j.examples.swarm;

import io.github.ae4j.examples.Versions;
import io.github.ae4j.examples.report.Json;
import io.github.ae4j.examples.report.LineChart;
import io.github.ae4j.examples.report.OutputFolder;
import io.github.ae4j.examples.report.Page;
import io.github.ae4j.examples.report.TextTable;
import io.github.ae4j.swarm.Round;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a run says in the end: a table, a JSON file, a page.
 *
 * @param results a swarm each
 */
record SwarmReport(List<SwarmResult> results) {
  /** The page's file name. */
  static final String PAGE = "index.html";

  void write(OutputFolder folder) throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    results.forEach(result -> json.put(result.task(), result.json()));
    folder.write("swarm.json", Json.text(json));
    Page page = new Page("ae swarm", Map.of());
    for (SwarmResult result : results) {
      page.heading(result.task()).paragraph(lead(result)).table(table(result));
      events(page, result);
      if (LineChart.available()) {
        SwarmPlots plots = new SwarmPlots(result);
        page.picture(plots.scores().png(), "Score by member and round, the lower the better");
        page.picture(plots.budgets().png(), "Steps of each member, on top of one another");
        page.picture(plots.learningRates().png(), "Learning rates at the end of each round");
      }
    }
    page.heading("Versions").facts(Versions.all());
    folder.write(PAGE, page.html());
  }

  /** The result for the terminal. */
  String summary() {
    StringBuilder text = new StringBuilder();
    for (SwarmResult result : results) {
      text.append(lead(result)).append("\n\n").append(table(result).plain()).append('\n');
    }
    return text.toString();
  }

  private static String lead(SwarmResult result) {
    return "%s: %d members, %d rounds of %,d steps in all; the best, member %d, ends at a %s of %.4f, smoothed over rounds."
        .formatted(
            result.task(),
            result.swarm().config().members(),
            result.swarm().history().size(),
            result.swarm().config().budget().total(),
            result.swarm().best(),
            result.score(),
            result.bestScore());
  }

  private static TextTable table(SwarmResult result) {
    TextTable table = new TextTable("member", "steps", "first score", "last score", "state");
    for (int m = 0; m < result.swarm().config().members(); m++) {
      int member = m;
      List<Round.Entry> entries =
          result.swarm().history().stream()
              .flatMap(round -> round.members().stream())
              .filter(entry -> entry.member() == member)
              .toList();
      table.row(
          Integer.toString(m),
          Integer.toString(entries.stream().mapToInt(Round.Entry::steps).sum()),
          number(entries.get(0).score()),
          number(entries.get(entries.size() - 1).score()),
          result.swarm().living().contains(m) ? "trains" : "retired");
    }
    return table;
  }

  private static String number(double score) {
    return String.format(Locale.ROOT, "%.4f", score);
  }

  private static void events(Page page, SwarmResult result) {
    TextTable table = new TextTable("round", "member", "event");
    boolean any = false;
    for (Round round : result.swarm().history()) {
      for (Round.Entry entry : round.members()) {
        for (String event : entry.events()) {
          any = true;
          table.row(Integer.toString(round.number()), Integer.toString(entry.member()), event);
        }
      }
    }
    if (any) {
      page.table(table);
    } else {
      page.paragraph("No member failed.");
    }
  }
}
