package io.github.ae4j.group;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Parameters of a model with a name, trained in their own way. They are told by their names, as the model has them: the
 * paths of DJL's {@code block.getParameters().keys()}, the keys of DL4J's {@code network.paramTable()}, the names of
 * SameDiff's variables. A parameter belongs to one group, and what none takes is the group {@value #REST}:
 *
 * <pre>{@code
 * List.of(
 *     ParameterGroup.frozen("embedding", name -> name.startsWith("01")),
 *     ParameterGroup.sharing("head", name -> name.startsWith("05"), ParameterGroup.REST, 10.0),
 *     ParameterGroup.own("norms", name -> name.contains("Norm")));
 * }</pre>
 *
 * <p>A proportion p is part of the weights w of the update and of every statistic, theta -= alpha p w m^; beside it,
 * decoupled weight decay takes alpha p lambda. Where the parameters have rates of their own, by DJL's {@code
 * FixedPerVarTracker} or in DL4J's layers, a parameter's rate over the leader's is a factor of its p.
 *
 * @param name what it is called in errors, traces and checkpoints; one line of text
 * @param parameters which ones it takes, by name
 * @param leader the group whose coefficients it is updated with; its own name where a loop keeps a state for it
 * @param proportion of its learning rate to the leader's; positive
 * @param role what is done with it
 */
@Experimental
public record ParameterGroup(
    String name, Predicate<String> parameters, String leader, double proportion, GroupRole role) {
  /** Name of the group of what no other one takes; it has coefficients of its own and comes last. */
  public static final String REST = "rest";

  /**
   * Checks what can be seen of a group alone.
   *
   * @throws IllegalArgumentException if the name is blank or of several lines, or the proportion is not positive and
   *     finite
   */
  public ParameterGroup {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(parameters, "parameters");
    Objects.requireNonNull(leader, "leader");
    Objects.requireNonNull(role, "role");
    if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "a group's name must be text of one line, got \"" + name + "\"");
    }
    Check.positive("proportion of group " + name, proportion);
  }

  /** A group for which the loop keeps coefficients, signals and memory of its own. */
  public static ParameterGroup own(String name, Predicate<String> parameters) {
    return new ParameterGroup(name, parameters, name, 1.0, GroupRole.TRAINED);
  }

  /**
   * A group that is updated with another one's coefficients and measured together with it.
   *
   * @param leader name of a group with coefficients of its own
   * @param proportion of its learning rate to the leader's; positive
   */
  public static ParameterGroup sharing(
      String name, Predicate<String> parameters, String leader, double proportion) {
    Objects.requireNonNull(name, "name");
    if (name.equals(leader)) {
      throw new IllegalArgumentException(
          "group " + name + " must share with another one, got itself");
    }
    return new ParameterGroup(name, parameters, leader, proportion, GroupRole.TRAINED);
  }

  /**
   * The head, the layer that gives the answers: in one group with the others and trained as they are, but that a drift
   * may shrink it alone, see {@link io.github.ae4j.event.HeadReset}.
   * Several are parts of one head, and share with one group.
   *
   * @param leader name of a group with coefficients of its own, {@value #REST} for that of all others
   */
  public static ParameterGroup head(String name, Predicate<String> parameters, String leader) {
    return new ParameterGroup(name, parameters, leader, 1.0, GroupRole.HEAD);
  }

  /** A group that stays as it is: no sums, no update. */
  public static ParameterGroup frozen(String name, Predicate<String> parameters) {
    return new ParameterGroup(name, parameters, name, 1.0, GroupRole.FROZEN);
  }

  /** Whether it stays as it is. */
  public boolean frozen() {
    return role == GroupRole.FROZEN;
  }

  /** Whether the loop keeps a state for it. */
  boolean leads() {
    return !frozen() && leader.equals(name);
  }

  /** What is said of it beside the name. */
  String kind() {
    if (frozen()) {
      return " frozen";
    }
    if (role == GroupRole.HEAD) {
      return ", the head, at " + proportion + " of " + leader;
    }
    String of = leads() ? "" : " of " + leader;
    return leads() && proportion == 1.0 ? "" : " at " + proportion + of;
  }
}
