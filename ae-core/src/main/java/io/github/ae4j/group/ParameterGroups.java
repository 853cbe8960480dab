package io.github.ae4j.group;

import io.github.ae4j.Experimental;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

/** What groups of parameters come to for a model: the names of those that lead, and which rule each parameter is under. */
@Experimental
public final class ParameterGroups {
  /**
   * A parameter that was found.
   *
   * @param rule name of its group
   * @param text what is said of it
   */
  public record Member(String rule, String text) {}

  private final List<String> names;
  private final List<Rule> rules;

  /**
   * Groups of some parameters; all in one if none are given.
   *
   * @param given in any order
   * @param parameters names of what is trained
   * @throws IllegalArgumentException if a group takes none of them, two take one, a name is there twice, one follows a
   *     group that does not lead, all are frozen, or heads share with different groups
   */
  public ParameterGroups(List<ParameterGroup> given, Collection<String> parameters) {
    List<ParameterGroup> all = completed(given, parameters);
    names =
        given.isEmpty()
            ? List.of("0")
            : all.stream().filter(ParameterGroup::leads).map(ParameterGroup::name).toList();
    rules =
        given.isEmpty()
            ? List.of(new Rule("0", name -> true, 0, 1.0, GroupRole.TRAINED, ""))
            : all.stream().map(this::rule).toList();
    check(all, parameters);
  }

  /** With the rest behind, where there is one. */
  private static List<ParameterGroup> completed(
      List<ParameterGroup> given, Collection<String> parameters) {
    List<ParameterGroup> all = new ArrayList<>(given);
    if (parameters.stream().anyMatch(name -> isRest(given, name))) {
      all.add(ParameterGroup.own(ParameterGroup.REST, name -> isRest(given, name)));
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

  private static boolean isRest(List<ParameterGroup> given, String name) {
    return given.stream().noneMatch(group -> group.parameters().test(name));
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
        group.name(), group.parameters(), leader, group.proportion(), group.role(), group.kind());
  }

  private void check(List<ParameterGroup> all, Collection<String> parameters) {
    if (names.isEmpty()) {
      throw refused(
          "must not all be frozen: there is nothing to train, got "
              + rules.stream().map(rule -> rule.name() + rule.kind()).toList());
    }
    Heads heads = new Heads();
    all.forEach(group -> heads.add(group.name(), group.role(), group.leader()));
    heads.check();
    Set<String> taken = new HashSet<>();
    parameters.forEach(name -> taken.add(rule(rules, name).name()));
    for (Rule rule : rules) {
      if (!taken.contains(rule.name()) && !parameters.isEmpty()) {
        throw refused(
            "must each take a parameter, and " + rule.name() + " takes none of " + parameters);
      }
    }
  }

  private static IllegalArgumentException refused(String why) {
    return new IllegalArgumentException("groups " + why);
  }

  /** Names of the groups with coefficients of their own. */
  public List<String> names() {
    return names;
  }

  /** Number of the head's group; of the last where no head is named. */
  public int kept() {
    return rules.stream()
        .filter(rule -> rule.role() == GroupRole.HEAD)
        .mapToInt(Rule::group)
        .findFirst()
        .orElse(names.size() - 1);
  }

  /** The groups as rules, the rest last. */
  public List<Rule> rules() {
    return rules;
  }

  /**
   * The rule for a parameter, also one that came later.
   *
   * @throws IllegalArgumentException if no group takes it, or two do
   */
  public static Rule rule(List<Rule> rules, String parameter) {
    List<Rule> taking = rules.stream().filter(rule -> rule.takes().test(parameter)).toList();
    if (taking.size() != 1) {
      List<String> them = (taking.isEmpty() ? rules : taking).stream().map(Rule::name).toList();
      throw new IllegalArgumentException(
          "parameter "
              + parameter
              + (taking.isEmpty()
                  ? " must belong to a group, and none of " + them + " takes it"
                  : " must belong to one group, and " + them + " take it"));
    }
    return taking.get(0);
  }

  /**
   * The rule for a parameter that goes by several names, as one of two layers that share it.
   *
   * @param names at least one
   * @throws IllegalArgumentException if no group takes one of them, or different groups take them
   */
  public static Rule rule(List<Rule> rules, List<String> names) {
    String first = names.get(0);
    Rule rule = rule(rules, first);
    for (String other : names) {
      Rule another = rule(rules, other);
      if (another != rule) {
        throw new IllegalArgumentException(
            "parameter "
                + first
                + ", which is "
                + other
                + " too, must belong to one group, and "
                + rule.name()
                + " takes it by the first name, "
                + another.name()
                + " by the second");
      }
    }
    return rule;
  }

  /** Of every group, by its name, its kind, how many parameters it has, and a sum over what is said of them. */
  public static Map<String, String> layout(List<Rule> rules, List<Member> members) {
    Map<String, String> all = new LinkedHashMap<>();
    for (Rule rule : rules) {
      CRC32 sum = new CRC32();
      int count = 0;
      for (Member member : members) {
        if (rule.name().equals(member.rule())) {
          count++;
          sum.update(member.text().getBytes(StandardCharsets.UTF_8));
        }
      }
      String found = count + " parameters of sum " + Long.toHexString(sum.getValue());
      all.put(rule.name(), found + rule.kind());
    }
    return all;
  }
}
