package io.github.ae4j.djl;

import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import io.github.ae4j.adapter.GroupRole;
import io.github.ae4j.djl.pass.Parts;
import io.github.ae4j.djl.pass.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the groups of a steering come to for a block: the names of those with coefficients of their own, and the rules. */
final class ParameterGroups {
  private final List<ParameterGroup> given;
  private final List<String> names;
  private final List<Rule> rules;

  /**
   * Groups of a block's parameters; all in one if none are given.
   *
   * @throws IllegalArgumentException if one is empty, a name is there twice, one follows a group that does not lead, or
   *     all are frozen
   */
  ParameterGroups(List<ParameterGroup> given, Block block) {
    List<String> paths = block.getParameters().keys();
    this.given = completed(given, paths);
    names =
        given.isEmpty()
            ? List.of("0")
            : this.given.stream().filter(ParameterGroup::leads).map(ParameterGroup::name).toList();
    rules =
        given.isEmpty()
            ? List.of(new Rule("0", path -> true, 0, 1.0, GroupRole.TRAINED, ""))
            : this.given.stream().map(this::rule).toList();
    if (!given.isEmpty()) {
      check(paths);
    }
  }

  /** With the rest behind, where there is one. */
  private static List<ParameterGroup> completed(List<ParameterGroup> given, List<String> paths) {
    List<ParameterGroup> all = new ArrayList<>(given);
    if (paths.stream().anyMatch(path -> given.stream().noneMatch(g -> g.paths().test(path)))) {
      all.add(ParameterGroup.own(ParameterGroup.REST, path -> true));
    }
    Set<String> seen = new HashSet<>();
    for (ParameterGroup group : all) {
      if (!seen.add(group.name())) {
        String rest = " (" + ParameterGroup.REST + " is what no other group takes)";
        throw refused(
            "must have different names, got "
                + all.stream().map(ParameterGroup::name).toList()
                + (group.name().equals(ParameterGroup.REST) ? rest : ""));
      }
    }
    return all;
  }

  private Rule rule(ParameterGroup group) {
    int leader = group.frozen() ? Rule.FROZEN : names.indexOf(group.leader());
    if (leader < 0 && !group.frozen()) {
      throw refused(
          "must share with one that has a state of its own, of "
              + names
              + ", and "
              + group.name()
              + " shares with "
              + group.leader());
    }
    return new Rule(
        group.name(), group.paths(), leader, group.proportion(), group.role(), group.kind());
  }

  private void check(List<String> paths) {
    if (names.isEmpty()) {
      throw refused(
          "must not all be frozen, got "
              + given.stream().map(group -> group.name() + group.kind()).toList());
    }
    Set<String> taken = new HashSet<>();
    paths.forEach(path -> taken.add(Parts.rule(rules, path).name()));
    for (ParameterGroup group : given) {
      if (!taken.contains(group.name())) {
        throw refused(
            "must each take a parameter that none before takes, and "
                + group.name()
                + " takes none of "
                + paths);
      }
    }
  }

  private static IllegalArgumentException refused(String why) {
    return new IllegalArgumentException("groups " + why);
  }

  /** Names of the groups with coefficients of their own. */
  List<String> names() {
    return names;
  }

  List<Rule> rules() {
    return rules;
  }

  /** The ids of each group's parameters. */
  List<Set<String>> ids(Block block) {
    Map<Integer, Set<String>> ids = new HashMap<>();
    for (Pair<String, Parameter> pair : block.getParameters()) {
      int group = Parts.rule(rules, pair.getKey()).group();
      ids.computeIfAbsent(group, any -> new HashSet<>()).add(pair.getValue().getId());
    }
    List<Set<String>> all = new ArrayList<>();
    for (int group = 0; group < names.size(); group++) {
      all.add(ids.getOrDefault(group, Set.of()));
    }
    return all;
  }
}
