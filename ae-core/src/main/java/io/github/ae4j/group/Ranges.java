package io.github.ae4j.group;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the groups of an optimizer come to: who is updated with which coefficients. Numbered as they lie. */
public final class Ranges {
  /**
   * Coordinates that are trained alike: with the coefficients of a group, at a proportion of its rate.
   *
   * @param from its first coordinate
   * @param to one behind its last
   * @param group number of the group with the coefficients
   * @param proportion of its learning rate to that group's
   */
  public record Range(int from, int to, int group, double proportion) {}

  private final List<ArrayGroup> groups;
  private final List<String> names;
  private final Range[] trained;
  private final int[] sizes;
  private final int[] soles;
  private final boolean[] heads;

  /**
   * Groups that fill so many coordinates; all coordinates in one if none are given.
   *
   * @param given in any order
   * @param n number of coordinates
   * @throws IllegalArgumentException if they overlap, leave a gap, have a name twice, follow one that does not lead,
   *     are all frozen, or have heads that share with different groups
   */
  public Ranges(List<ArrayGroup> given, int n) {
    groups = given.stream().sorted(Comparator.comparingInt(ArrayGroup::from)).toList();
    checkFill(n);
    checkNames();
    List<String> leading = groups.stream().filter(ArrayGroup::leads).map(ArrayGroup::name).toList();
    names = groups.isEmpty() ? List.of("0") : leading;
    trained = groups.isEmpty() ? new Range[] {new Range(0, n, 0, 1.0)} : ranges();
    if (trained.length == 0) {
      throw refused("must not all be frozen: there is nothing to train, got " + describe());
    }
    checkHeads();
    heads = heads();
    sizes = new int[names.size()];
    soles = new int[names.size()];
    for (int r = 0; r < trained.length; r++) {
      int group = trained[r].group();
      boolean sole = sizes[group] == 0 && trained[r].proportion() == 1.0;
      soles[group] = sole ? r : -1;
      sizes[group] += trained[r].to() - trained[r].from();
    }
  }

  private Range[] ranges() {
    List<Range> ranges = new ArrayList<>();
    for (ArrayGroup group : groups) {
      if (!group.frozen()) {
        ranges.add(new Range(group.from(), group.to(), leader(group), group.proportion()));
      }
    }
    return ranges.toArray(Range[]::new);
  }

  /** Which ranges are the head, in the order of those that are trained. */
  private boolean[] heads() {
    boolean[] heads = new boolean[trained.length];
    int r = 0;
    for (ArrayGroup group : groups) {
      if (!group.frozen()) {
        heads[r++] = group.role() == GroupRole.HEAD;
      }
    }
    return heads;
  }

  private void checkHeads() {
    Heads all = new Heads();
    groups.forEach(group -> all.add(group.name(), group.role(), group.leader()));
    all.check();
  }

  private int leader(ArrayGroup group) {
    int leader = names.indexOf(group.leader());
    if (leader < 0) {
      throw refused(
          "must share with one that has a state of its own, of "
              + names
              + ", and "
              + group.name()
              + " shares with "
              + group.leader());
    }
    return leader;
  }

  private void checkFill(int n) {
    int end = 0;
    String before = "the start";
    for (ArrayGroup group : groups) {
      if (group.from() != end) {
        String what = group.from() > end ? " leaves a gap behind " : " overlaps ";
        throw refused(
            "must lie one behind the other, and " + group + what + before + ", up to " + end);
      }
      end = group.to();
      before = group.name();
    }
    if (!groups.isEmpty() && end != n) {
      throw refused("must fill " + n + " coordinates like the parameters, got " + describe());
    }
  }

  private void checkNames() {
    long different = groups.stream().map(ArrayGroup::name).distinct().count();
    if (different != groups.size()) {
      throw refused("must have different names, got " + describe());
    }
  }

  private static IllegalArgumentException refused(String why) {
    return new IllegalArgumentException("groups " + why);
  }

  /** Names of the groups with coefficients of their own. */
  public List<String> names() {
    return names;
  }

  /** What is trained, in its order. */
  public Range[] trained() {
    return trained;
  }

  /** Number of coordinates that are trained. */
  public int size() {
    int sum = 0;
    for (int each : sizes) {
      sum += each;
    }
    return sum;
  }

  /** Number of coordinates that are trained with a group's coefficients. */
  public int size(int group) {
    return sizes[group];
  }

  /** Which range is all of a group, at its rate; -1 if none is. */
  public int sole(int group) {
    return soles[group];
  }

  /** Whether a range that is trained is the head, or a part of it. */
  public boolean isHead(int range) {
    return heads[range];
  }

  /** The group of the head; the last where none is. */
  public int kept() {
    for (int range = 0; range < heads.length; range++) {
      if (heads[range]) {
        return trained[range].group();
      }
    }
    return names.size() - 1;
  }

  /** Whether any range is. */
  public boolean hasHead() {
    return groups.stream().anyMatch(group -> group.role() == GroupRole.HEAD);
  }

  /** Range and kind of each group, by its name; empty where none were given. */
  public Map<String, String> layout() {
    Map<String, String> all = new LinkedHashMap<>();
    groups.forEach(group -> all.put(group.name(), group.place()));
    return all;
  }

  /** All groups in one line, for errors. */
  private String describe() {
    return groups.stream().map(ArrayGroup::toString).collect(Collectors.joining(", "));
  }
}
