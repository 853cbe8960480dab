package io.github.ae4j.examples.ecology;

import io.github.ae4j.ecology.GenerationRecord;
import io.github.ae4j.ecology.Lineage;
import io.github.ae4j.ecology.OrganelleId;
import io.github.ae4j.ecology.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Who lived when, and of whom, as a drawing: a bar for each organelle from its first generation to its last, a line from
 * each of its parents to its beginning. A merged one has two.
 */
final class FamilyTree {
  private static final int STEP = 26; // pixels a generation
  private static final int LANE = 26; // pixels a bar and its gap
  private static final int BAR = 14;
  private static final int TOP = 24;

  /** Where an organelle's bar lies: its generations, both in, and its place from above. */
  record Bar(Lineage of, int first, int last, int lane) {
    int x() {
      return first * STEP;
    }

    int y() {
      return TOP + lane * LANE;
    }
  }

  private final Map<OrganelleId, Bar> bars = new LinkedHashMap<>();
  private final int generations;
  private int lanes;

  FamilyTree(List<Lineage> all, List<GenerationRecord> records) {
    generations = records.size();
    Map<Integer, Integer> first = new LinkedHashMap<>();
    Map<Integer, Integer> last = new LinkedHashMap<>();
    for (GenerationRecord record : records) {
      for (GenerationRecord.OrganelleState state : record.organelles()) {
        first.putIfAbsent(state.number(), record.generation());
        last.put(state.number(), record.generation());
      }
    }
    List<Integer> ends = new ArrayList<>();
    for (Lineage one : all) {
      Integer from = first.get(one.id().number());
      if (from != null) { // who is born after the last generation has not lived yet
        int to = last.getOrDefault(one.id().number(), from);
        bars.put(one.id(), new Bar(one, from, to, lane(ends, from, to)));
      }
    }
    lanes = ends.size();
  }

  /** The first lane that is free, so that the drawing is as high as many live at once. */
  private static int lane(List<Integer> ends, int from, int to) {
    for (int lane = 0; lane < ends.size(); lane++) {
      if (ends.get(lane) < from) {
        ends.set(lane, to);
        return lane;
      }
    }
    ends.add(to);
    return ends.size() - 1;
  }

  /** The bars, in order of birth. */
  List<Bar> bars() {
    return List.copyOf(bars.values());
  }

  /** The drawing, in the colours of the page around it. */
  String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
                .formatted(generations * STEP, TOP + lanes * LANE)
            + " style=\"width:100%;min-width:30rem\" font-size=\"10\" fill=\"currentColor\">\n");
    for (int g = 0; g < generations; g += 5) {
      svg.append("<text x=\"%d\" y=\"12\">%d</text>%n".formatted(g * STEP, g));
    }
    StringBuilder dots = new StringBuilder();
    bars.values().forEach(bar -> descent(svg, dots, bar));
    bars.values().forEach(bar -> bar(svg, bar));
    svg.append(dots); // over the bars, so that it is seen which one a line comes from
    return svg.append("</svg>\n").toString();
  }

  private void descent(StringBuilder svg, StringBuilder dots, Bar child) {
    for (OrganelleId parent : child.of().parents()) {
      Bar from = bars.get(parent);
      if (from
          != null) { // of the archive's weights a dead one's bar has ended: the line begins there
        int x = Math.min(child.x(), from.last() * STEP + STEP / 2);
        svg.append(
            "<path d=\"M%d %d L%d %d\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"/>%n"
                .formatted(
                    x,
                    from.y() + BAR / 2,
                    child.x() + 2,
                    child.y() + BAR / 2,
                    colour(child.of().origin()),
                    child.of().origin() == Origin.MERGED ? "2.5" : "1"));
        dots.append(
            "<circle cx=\"%d\" cy=\"%d\" r=\"2.5\" fill=\"#fff\"/>%n"
                .formatted(x, from.y() + BAR / 2));
      }
    }
  }

  private static void bar(StringBuilder svg, Bar bar) {
    String name = bar.of().id().toString();
    String parents =
        bar.of().parents().stream().map(OrganelleId::toString).collect(Collectors.joining(" + "));
    svg.append(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"3\" fill=\"%s\"><title>%s, %s%s</title></rect>%n"
            .formatted(
                bar.x(),
                bar.y(),
                (bar.last() - bar.first() + 1) * STEP - 3,
                BAR,
                colour(bar.of().origin()),
                name,
                bar.of().origin().name().toLowerCase(Locale.ROOT),
                parents.isEmpty() ? "" : " of " + parents));
    svg.append(
        "<text x=\"%d\" y=\"%d\" fill=\"#fff\">%s</text>%n"
            .formatted(bar.x() + 3, bar.y() + 11, name));
  }

  private static String colour(Origin origin) {
    return switch (origin) {
      case FOUNDER -> "#5f6b7a";
      case OFFSPRING -> "#2f6fb3";
      case MERGED -> "#c2571a";
      case REVIVED -> "#3a7d44";
    };
  }
}
