package io.github.ae4j.nd4j.samediff;

import io.github.ae4j.group.ParameterGroup;
import io.github.ae4j.group.ParameterGroups;
import io.github.ae4j.group.ParameterGroups.Member;
import io.github.ae4j.group.Rule;
import io.github.ae4j.nd4j.form.OwnConfig;
import io.github.ae4j.nd4j.form.Proportion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * The groups of a network's variables, and what configures each group's updater: the network's own configuration that
 * of the first group, copies of it the others.
 */
final class TrainedGroups {
  private final boolean divided;
  private final ParameterGroups groups;
  private final Map<String, IUpdater> configs = new HashMap<>();

  /**
   * Groups of variables; one of all if none are given.
   *
   * @param found what the network's loss depends on
   * @throws IllegalArgumentException if the groups do not fit them
   */
  TrainedGroups(SameDiff network, List<ParameterGroup> given, List<SDVariable> found) {
    SameDiffRefusals.head(given);
    divided = !given.isEmpty();
    groups = new ParameterGroups(given, found.stream().map(SDVariable::name).toList());
    IUpdater own = network.getTrainingConfig().getUpdater();
    int made = network.getTrainingConfig().getIterationCount();
    for (Rule rule : groups.rules()) {
      if (rule.group() != Rule.FROZEN) {
        new Proportion(rule.name(), rule.proportion(), leads(rule)).check(own, made);
        configs.put(rule.name(), isFirst(rule) ? own : config(own, rule.proportion()));
      }
    }
  }

  private static IUpdater config(IUpdater own, double proportion) {
    IUpdater config = OwnConfig.copy(own);
    if (proportion != 1.0) {
      config.setLrAndSchedule(config.getLearningRate(0, 0) * proportion, null);
    }
    return config;
  }

  private boolean isFirst(Rule rule) {
    return rule.name().equals(groups.names().get(0));
  }

  private boolean leads(Rule rule) {
    return rule.name().equals(groups.names().get(rule.group()));
  }

  /** Names of the groups with a state of their own. */
  List<String> names() {
    return groups.names();
  }

  private Rule rule(String variable) {
    return ParameterGroups.rule(groups.rules(), variable);
  }

  /** Those of some variables that are frozen. */
  List<SDVariable> frozen(List<SDVariable> found) {
    return found.stream().filter(one -> rule(one.name()).group() == Rule.FROZEN).toList();
  }

  /** The pieces of each group; that of its leader first. */
  List<List<TrainedPiece>> pieces(SameDiff network, List<SDVariable> found) {
    checkAll(found);
    List<List<TrainedPiece>> all = new ArrayList<>();
    for (int group = 0; group < names().size(); group++) {
      int number = group;
      List<TrainedPiece> pieces = new ArrayList<>();
      groups.rules().stream()
          .filter(rule -> rule.group() == number)
          .sorted(Comparator.comparing(rule -> !leads(rule)))
          .forEach(rule -> add(pieces, rule, network, found));
      all.add(pieces);
    }
    return all;
  }

  private void add(List<TrainedPiece> pieces, Rule rule, SameDiff network, List<SDVariable> found) {
    List<SDVariable> own = found.stream().filter(one -> rule(one.name()) == rule).toList();
    if (!own.isEmpty()) {
      IUpdater config = configs.get(rule.name());
      pieces.add(new TrainedPiece(network, own, config, rule.proportion()));
    }
  }

  /** Checks all before the first is touched. */
  private void checkAll(List<SDVariable> found) {
    List<SDVariable> trained =
        found.stream().filter(one -> rule(one.name()).group() != Rule.FROZEN).toList();
    trained.forEach(variable -> SameDiffRefusals.variable(variable, trained.get(0).getArr()));
    for (String name : names()) {
      if (trained.stream().noneMatch(one -> rule(one.name()).name().equals(name))) {
        throw new IllegalArgumentException(
            "group "
                + name
                + " must keep a variable that is trained, and has none of "
                + found.stream().map(SDVariable::name).toList());
      }
    }
  }

  /** What belongs to each group, by its name; empty where nobody divided the variables. */
  Map<String, String> layout(List<TrainedVariable> trained, List<String> frozen) {
    List<Member> members = new ArrayList<>();
    for (TrainedVariable one : trained) {
      members.add(new Member(rule(one.name()).name(), one.name() + " " + one.flat().length()));
    }
    frozen.forEach(name -> members.add(new Member(rule(name).name(), name)));
    return divided ? ParameterGroups.layout(groups.rules(), members) : Map.of();
  }
}
