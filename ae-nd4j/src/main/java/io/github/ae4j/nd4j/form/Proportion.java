package io.github.ae4j.nd4j.form;

import org.nd4j.linalg.learning.config.IUpdater;

/**
 * The proportion of a group's learning rate to that of the group it shares with.
 *
 * @param group its name
 * @param value positive
 * @param leads whether the group has a state of its own
 */
public record Proportion(String group, double value, boolean leads) {
  /**
   * Checks that an updater can have it.
   *
   * @param iteration number of updates made before
   * @throws IllegalArgumentException if it is other than 1 in a group that leads, under an updater without a rate or
   *     with a schedule, or under Nesterovs after its first update
   */
  public void check(IUpdater config, int iteration) {
    if (value == 1.0) {
      return;
    }
    UpdaterKind kind = UpdaterRefusals.kind(config);
    if (leads) {
      throw refused("where it has a state of its own");
    }
    if (!config.hasLearningRate()) {
      throw refused("under " + kind.label() + ", which has no rate");
    }
    if (kind.schedule(config) != null) {
      throw refused("under a schedule of the updater's own");
    }
    if (kind == UpdaterKind.NESTEROVS && iteration > 0) {
      throw refused(
          "under Nesterovs after " + iteration + " updates, whose buffer holds their rate");
    }
  }

  private IllegalArgumentException refused(String where) {
    return new IllegalArgumentException(
        "proportion of group " + group + " must be 1 " + where + ", got " + value);
  }
}
