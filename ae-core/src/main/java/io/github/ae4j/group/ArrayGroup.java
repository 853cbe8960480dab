package io.github.ae4j.group;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import java.util.Objects;

/**
 * A range of an optimizer's parameters in one array with a name, trained in its own way. The groups of an optimizer
 * fill its array:
 *
 * <pre>{@code
 * ArraySettings.of(1e-3)
 *     .withGroups(
 *         ArrayGroup.own("body", 0, 1000),
 *         ArrayGroup.sharing("head", 1000, 1100, "body", 10.0),
 *         ArrayGroup.frozen("embedding", 1100, 2000));
 * }</pre>
 *
 * <p>A proportion p is part of the weights w of the update and of every statistic, theta -= alpha p w m^; beside it,
 * decoupled weight decay takes alpha p lambda. What is frozen is neither read nor written: its gradient may hold
 * anything.
 *
 * @param name what it is called in errors, traces and checkpoints; one line of text
 * @param from its first coordinate, at least 0
 * @param to one behind its last, above {@code from}
 * @param leader the group whose coefficients it is updated with; its own name where a loop keeps a state for it
 * @param proportion of its learning rate to the leader's; positive
 * @param role what is done with it
 */
public record ArrayGroup(
    String name, int from, int to, String leader, double proportion, GroupRole role) {
  /**
   * Checks what can be seen of a group alone.
   *
   * @throws IllegalArgumentException if the name is blank or of several lines, the range is empty or negative, or the
   *     proportion is not positive and finite
   */
  public ArrayGroup {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(leader, "leader");
    Objects.requireNonNull(role, "role");
    if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "a group's name must be text of one line, got \"" + name + "\"");
    }
    Check.atLeast("first coordinate of group " + name, from, 0);
    Check.positive("number of coordinates of group " + name, (double) to - from);
    Check.positive("proportion of group " + name, proportion);
  }

  /** A group for which the loop keeps coefficients, signals and memory of its own. */
  public static ArrayGroup own(String name, int from, int to) {
    return new ArrayGroup(name, from, to, name, 1.0, GroupRole.TRAINED);
  }

  /**
   * A group that is updated with another one's coefficients and measured together with it.
   *
   * @param leader name of a group with coefficients of its own
   * @param proportion of its learning rate to the leader's; positive
   */
  public static ArrayGroup sharing(
      String name, int from, int to, String leader, double proportion) {
    Objects.requireNonNull(name, "name");
    if (name.equals(leader)) {
      throw new IllegalArgumentException(
          "group " + name + " must share with another one, got itself");
    }
    return new ArrayGroup(name, from, to, leader, proportion, GroupRole.TRAINED);
  }

  /**
   * The head, the layer that gives the answers, or a part of it: in one group with the others and trained as they are,
   * but that a drift may shrink it alone, see {@link io.github.ae4j.event.HeadReset}.
   * Several are parts of one head, and share with one group.
   *
   * @param leader name of a group with coefficients of its own
   */
  @Experimental
  public static ArrayGroup head(String name, int from, int to, String leader) {
    return new ArrayGroup(name, from, to, leader, 1.0, GroupRole.HEAD);
  }

  /** A group that stays as it is: no sums, no update. */
  public static ArrayGroup frozen(String name, int from, int to) {
    return new ArrayGroup(name, from, to, name, 1.0, GroupRole.FROZEN);
  }

  /** Whether it stays as it is. */
  public boolean frozen() {
    return role == GroupRole.FROZEN;
  }

  /** Whether the loop keeps a state for it. */
  boolean leads() {
    return !frozen() && leader.equals(name);
  }

  /** Name, range and kind, as {@code head [1000, 1100) at 10.0 of body}. */
  @Override
  public String toString() {
    return name + " " + place();
  }

  /** Range and kind. */
  String place() {
    String range = "[" + from + ", " + to + ")";
    if (frozen()) {
      return range + " frozen";
    }
    if (role == GroupRole.HEAD) {
      range += ", the head,";
    }
    String of = leads() ? "" : " of " + leader;
    return leads() && proportion == 1.0 ? range : range + " at " + proportion + of;
  }
}
