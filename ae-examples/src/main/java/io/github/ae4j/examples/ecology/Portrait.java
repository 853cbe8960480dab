package io.github.ae4j.examples.ecology;

import io.github.ae4j.ecology.Cell;
import io.github.ae4j.ecology.Depth;
import io.github.ae4j.ecology.Ecology;
import io.github.ae4j.ecology.GenerationRecord;
import io.github.ae4j.ecology.GenerationRecord.OrganelleState;
import io.github.ae4j.ecology.Lineage;
import io.github.ae4j.ecology.Organelle;
import io.github.ae4j.ecology.Origin;
import io.github.ae4j.ecology.QdArchive;
import io.github.ae4j.examples.report.LineChart;
import io.github.ae4j.examples.report.Page;
import io.github.ae4j.examples.report.TextTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Pictures and tables of one ecology's life.
 *
 * @param ecology at its end; none where none was lived
 * @param name of the life
 */
record Portrait(Optional<Ecology> ecology, String name) implements AutoCloseable {
  private static final int LINES = 6;

  void add(Page page) {
    ecology.ifPresent(one -> add(page, one));
  }

  private void add(Page page, Ecology lived) {
    List<GenerationRecord> all = lived.telemetry().generations();
    page.heading("One life: " + name + ", seed 1")
        .paragraph(
            "%d generations, %d organelles in all. Telemetry hash %s."
                .formatted(all.size(), lived.lineage().size(), lived.telemetry().hash()));
    if (LineChart.available() && all.size() > 1) {
      Map<Integer, Map<Integer, OrganelleState>> lives = longest(all);
      page.picture(
          chart("energy", lives, OrganelleState::energy),
          "Energy of the organelles that lived longest, over generations");
      page.picture(
          chart("return on investment", lives, OrganelleState::roi),
          "Their running return on investment: value over cost");
      page.picture(
          cells("price", all, Cell::price),
          "Mean price of a family's cells over generations, of the families tried most");
      page.picture(
          cells("difficulty", all, Cell::difficulty),
          "Mean difficulty of a family's cells, of the families tried most");
    }
    if (all.isEmpty()) {
      return;
    }
    page.heading("Cells").table(cells(all.get(all.size() - 1).cells()));
    page.heading("Lineage")
        .drawing(
            new FamilyTree(lived.lineage(), all).svg(),
            "Who lived in which generations, and of whom: founders grey, offspring blue, merged"
                + " orange, revived green")
        .paragraph(counts(lived))
        .table(lineage(lived));
    page.heading("Archive")
        .paragraph("Return times record of the best of each family, depth and rank class.")
        .table(archive(lived));
  }

  /** The organelles that lived longest, each with its states by generation. */
  private static Map<Integer, Map<Integer, OrganelleState>> longest(List<GenerationRecord> all) {
    Map<Integer, Map<Integer, OrganelleState>> lives = new LinkedHashMap<>();
    for (GenerationRecord one : all) {
      for (OrganelleState state : one.organelles()) {
        lives
            .computeIfAbsent(state.number(), number -> new LinkedHashMap<>())
            .put(one.generation(), state);
      }
    }
    Map<Integer, Map<Integer, OrganelleState>> shown = new LinkedHashMap<>();
    lives.entrySet().stream()
        .sorted(Comparator.comparingInt(life -> -life.getValue().size()))
        .limit(LINES)
        .filter(life -> life.getValue().size() > 1)
        .forEach(life -> shown.put(life.getKey(), life.getValue()));
    return shown;
  }

  private static byte[] chart(
      String label,
      Map<Integer, Map<Integer, OrganelleState>> lives,
      ToDoubleFunction<OrganelleState> of) {
    LineChart chart = new LineChart(label, "generation", label);
    int style = 0;
    for (Map.Entry<Integer, Map<Integer, OrganelleState>> life : lives.entrySet()) {
      double[] x = life.getValue().keySet().stream().mapToDouble(g -> g).toArray();
      double[] y = life.getValue().values().stream().mapToDouble(of).toArray();
      chart.line(style++, "o" + life.getKey(), x, y);
    }
    return chart.png();
  }

  private static byte[] cells(String label, List<GenerationRecord> all, ToDoubleFunction<Cell> of) {
    LineChart chart = new LineChart(label, "generation", label);
    double[] x = all.stream().mapToDouble(GenerationRecord::generation).toArray();
    int style = 0;
    for (String family : tried(all.get(all.size() - 1).cells())) {
      double[] y =
          all.stream()
              .mapToDouble(
                  one ->
                      one.cells().stream()
                          .filter(cell -> cell.family().equals(family))
                          .mapToDouble(of)
                          .average()
                          .orElse(Double.NaN))
              .toArray();
      chart.line(style++, family, x, y);
    }
    return chart.png();
  }

  /** The families that were tried most: as many as lines can be told apart. */
  private static List<String> tried(List<Cell> cells) {
    Map<String, Long> attempts = new TreeMap<>();
    cells.forEach(cell -> attempts.merge(cell.family(), cell.attempts(), Long::sum));
    return attempts.entrySet().stream()
        .sorted(Comparator.comparingLong(family -> -family.getValue()))
        .limit(LINES)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static TextTable cells(List<Cell> cells) {
    TextTable table =
        new TextTable("cell", "attempts", "success", "difficulty", "price", "progress");
    for (Cell cell : cells) {
      table.row(
          cell.name(),
          Long.toString(cell.attempts()),
          "%.3f".formatted(cell.success()),
          "%.3f".formatted(cell.difficulty()),
          "%.3f".formatted(cell.price()),
          "%.4f".formatted(cell.progress()));
    }
    return table;
  }

  private static String counts(Ecology lived) {
    Map<Origin, Integer> counts = new java.util.EnumMap<>(Origin.class);
    lived.lineage().forEach(one -> counts.merge(one.origin(), 1, Integer::sum));
    return "Born: " + counts + ". Merged ones, and those that live at the end:";
  }

  private static TextTable lineage(Ecology lived) {
    TextTable table = new TextTable("organelle", "origin", "parents", "born", "offspring", "lives");
    List<Lineage> all = lived.lineage();
    List<Organelle> living = lived.organelles();
    for (Lineage one : all) {
      boolean lives = living.stream().anyMatch(o -> o.id().equals(one.id()));
      long offspring = all.stream().filter(o -> o.parents().contains(one.id())).count();
      if (one.origin() == Origin.MERGED || lives) {
        List<String> parents = new ArrayList<>();
        one.parents().forEach(parent -> parents.add(parent.toString()));
        table.row(
            one.id().toString(),
            one.origin().name().toLowerCase(java.util.Locale.ROOT),
            String.join(" + ", parents),
            Integer.toString(one.born()),
            Long.toString(offspring),
            lives ? "yes" : "no");
      }
    }
    return table;
  }

  private static TextTable archive(Ecology lived) {
    TextTable table = new TextTable("family", "rank below", "short", "medium", "long");
    Map<String, Map<Depth, Double>> rows = new LinkedHashMap<>();
    lived
        .archive()
        .elites()
        .forEach(
            (QdArchive.Key key, QdArchive.Elite<Organelle> elite) ->
                rows.computeIfAbsent(
                        key.family() + "\t" + (2 << key.cost()),
                        row -> new java.util.EnumMap<>(Depth.class))
                    .put(key.depth(), elite.roi()));
    rows.forEach(
        (row, elites) -> {
          String[] name = row.split("\t");
          table.row(
              name[0],
              name[1],
              cell(elites, Depth.SHORT),
              cell(elites, Depth.MEDIUM),
              cell(elites, Depth.LONG));
        });
    return table;
  }

  private static String cell(Map<Depth, Double> elites, Depth depth) {
    return elites.containsKey(depth) ? "%.2f".formatted(elites.get(depth)) : "-";
  }

  @Override
  public void close() {
    ecology.ifPresent(Ecology::close);
  }
}
