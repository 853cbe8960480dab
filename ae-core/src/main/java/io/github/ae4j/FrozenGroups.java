package io.github.ae4j;

import io.github.ae4j.coefficient.Decision;
import io.github.ae4j.event.Response;
import io.github.ae4j.memory.Check;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import java.util.List;

/**
 * Which groups are frozen. A part says so by {@link Signal#FROZEN}, and it holds from the next step on: before a step the
 * groups are told what the last decision said, and what freezes them is shown the whole; after it the decision is told,
 * and what has changed is named.
 */
final class FrozenGroups {
  private final Group[] groups;
  private final Decision decision;
  private final int kept;
  private final String[] freezes;
  private final String[] thaws;

  /**
   * None frozen yet.
   *
   * @param names of the groups
   * @param kept number of the one that always stays trained
   */
  FrozenGroups(List<String> names, int kept, Group[] groups, Decision decision) {
    this.groups = groups;
    this.decision = decision;
    this.kept = kept;
    freezes = names.stream().map(name -> "frozen " + name).toArray(String[]::new);
    thaws = names.stream().map(name -> "thawed " + name).toArray(String[]::new);
  }

  /** Opens a step. */
  void begin(Observation observation) {
    double square = 0.0;
    boolean before = true;
    for (int g = 0; g < groups.length; g++) {
      boolean frozen = decision.isFrozen(g);
      groups[g].freeze(frozen);
      groups[g].signals.set(Signal.FREEZABLE, g == kept ? 0.0 : 1.0);
      groups[g].signals.set(Signal.FROZEN_BEFORE, before ? 1.0 : 0.0);
      before &= frozen;
      square += frozen ? 0.0 : observation.value(g, Statistic.G_G);
    }
    double norm = Math.sqrt(square);
    for (Group group : groups) {
      group.signals.set(Signal.WHOLE_NORM, Double.isFinite(norm) ? norm : 0.0);
    }
  }

  /** Closes a step: tells the decision, and names what has changed. */
  void end(Response response) {
    for (int g = 0; g < groups.length; g++) {
      boolean before = decision.isFrozen(g);
      tell(g);
      if (decision.isFrozen(g) != before) {
        response.nameBeside(before ? thaws[g] : freezes[g]);
      }
    }
  }

  private void tell(int g) {
    boolean frozen = groups[g].signals.isSet(Signal.FROZEN);
    if (frozen && g == kept) {
      throw new IllegalStateException(
          "a group must stay trained, and a part has frozen the one that does: " + freezes[g]);
    }
    decision.freeze(g, frozen);
  }

  /** Takes up the memory as a checkpoint has left it. */
  void recall() {
    for (int g = 0; g < groups.length; g++) {
      tell(g);
    }
  }

  /**
   * Checks what a checkpoint brings for a group.
   *
   * @throws IllegalArgumentException if it is neither frozen nor not, or must stay trained and is frozen
   */
  void check(int group, double frozen) {
    Check.within(freezes[group], frozen, 0.0, group == kept ? 0.0 : 1.0);
  }
}
