package io.github.ae4j.djl.pass;

import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import io.github.ae4j.djl.form.NativeForm;
import io.github.ae4j.group.GroupRole;
import io.github.ae4j.group.ParameterGroups;
import io.github.ae4j.group.ParameterGroups.Member;
import io.github.ae4j.group.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What parameters are trained with: a parameter that is found goes to the group that takes its path, and stays
 * there. One group and one proportion make a part.
 */
public final class Parts {
  private final List<Rule> rules;
  private final List<NativeForm> forms;
  private final boolean divided;
  private final List<Part> all = new ArrayList<>();
  private final Map<String, Integer> groups = new HashMap<>();
  private final Map<String, String> rulesOf = new HashMap<>();
  private final Set<String> heads = new HashSet<>();

  /**
   * Nothing found yet.
   *
   * @param rules in their order
   * @param forms of the groups, by their number
   * @param divided whether the rules are somebody's
   */
  public Parts(List<Rule> rules, List<NativeForm> forms, boolean divided) {
    this.rules = rules;
    this.forms = forms;
    this.divided = divided;
  }

  /**
   * The ids of each group's parameters in a block.
   *
   * @throws IllegalArgumentException if different groups take the paths of one parameter
   */
  public static List<Set<String>> ids(ParameterGroups groups, Block block) {
    List<Set<String>> all = new ArrayList<>();
    groups.names().forEach(name -> all.add(new HashSet<>()));
    paths(block)
        .forEach(
            (parameter, paths) -> {
              Rule rule = ParameterGroups.rule(groups.rules(), paths);
              if (rule.group() != Rule.FROZEN) {
                all.get(rule.group()).add(parameter.getId());
              }
            });
    return all;
  }

  /** The parameters of a block, each once, with all paths that lead to it, in the block's order. */
  static Map<Parameter, List<String>> paths(Block block) {
    Map<Parameter, List<String>> all = new LinkedHashMap<>(); // which have no equals of their own
    for (Pair<String, Parameter> pair : block.getParameters()) {
      all.computeIfAbsent(pair.getValue(), one -> new ArrayList<>()).add(pair.getKey());
    }
    return all;
  }

  /** The group's number by a parameter's id; grows with what is found. */
  public Map<String, Integer> groups() {
    return groups;
  }

  /** The forms of the groups. */
  List<NativeForm> forms() {
    return forms;
  }

  List<Part> all() {
    return all;
  }

  void clear() {
    for (Part part : all) {
      part.open().clear();
    }
  }

  /**
   * Checks that what is known has not got a path into another group beside its own.
   *
   * @throws IllegalArgumentException if different groups take its paths
   */
  void check(List<String> paths) {
    if (paths.size() > 1) {
      ParameterGroups.rule(rules, paths);
    }
  }

  /**
   * Checks that no group is left without parameters.
   *
   * @throws IllegalArgumentException if one is
   */
  void checkEach(List<TrainedParameter> parameters) {
    Set<String> taken = new HashSet<>();
    parameters.forEach(one -> taken.add(rulesOf.getOrDefault(one.id(), "")));
    for (Rule rule : rules) {
      if (divided && !parameters.isEmpty() && !taken.contains(rule.name())) {
        throw new IllegalArgumentException(
            "group "
                + rule.name()
                + " must keep a parameter, and has none of "
                + parameters.stream().map(TrainedParameter::name).toList());
      }
    }
  }

  /** Takes up a parameter that was found, by the paths that lead to it. */
  TrainedParameter take(List<String> paths, Parameter parameter) {
    String path = paths.get(0);
    Rule rule = ParameterGroups.rule(rules, paths);
    rulesOf.put(parameter.getId(), rule.name());
    if (rule.group() == Rule.FROZEN) {
      return new TrainedParameter(path, parameter, null);
    }
    if (rule.role() == GroupRole.HEAD) {
      heads.add(parameter.getId());
    }
    NativeForm form = forms.get(rule.group());
    double proportion = form.join(parameter.getId(), path, rule.proportion());
    groups.put(parameter.getId(), rule.group());
    return new TrainedParameter(path, parameter, part(rule.group(), proportion));
  }

  private Part part(int group, double proportion) {
    for (Part part : all) {
      if (part.group() == group && part.proportion() == proportion) {
        return part;
      }
    }
    Part next = new Part(group, forms.get(group), proportion);
    all.add(next);
    return next;
  }

  /** Whether a parameter that was found, by its id, is the head or a part of it. */
  boolean isHead(String id) {
    return heads.contains(id);
  }

  /** Whether any rule takes a head. */
  boolean haveHead() {
    return rules.stream().anyMatch(rule -> rule.role() == GroupRole.HEAD);
  }

  /** Whether somebody divided the parameters, into groups or by their rates. */
  boolean areDivided() {
    return divided || all.stream().anyMatch(part -> part.proportion() != 1.0);
  }

  /** Of every group its kind, how many parameters it has, and a sum over their paths and proportions. */
  Map<String, String> layout(List<TrainedParameter> parameters) {
    return ParameterGroups.layout(
        rules,
        parameters.stream()
            .map(one -> new Member(rulesOf.getOrDefault(one.id(), ""), one.describe()))
            .toList());
  }
}
