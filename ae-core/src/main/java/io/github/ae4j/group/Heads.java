package io.github.ae4j.group;

import java.util.LinkedHashMap;
import java.util.Map;

/** The groups that are the head, each with the group that leads it. */
final class Heads {
  private final Map<String, String> leaders = new LinkedHashMap<>();

  /** Takes up a group if it is the head or a part of it. */
  void add(String name, GroupRole role, String leader) {
    if (role == GroupRole.HEAD) {
      leaders.put(name, leader);
    }
  }

  /**
   * Checks that they are parts of one head: it is told from the rest by one slope, which is summed in one group.
   *
   * @throws IllegalArgumentException if they are led by several groups
   */
  void check() {
    if (leaders.values().stream().distinct().count() > 1) {
      throw new IllegalArgumentException(
          "groups that are the head must share with one group, as parts of one head, got "
              + leaders.entrySet().stream()
                  .map(head -> head.getKey() + " with " + head.getValue())
                  .toList());
    }
  }
}
