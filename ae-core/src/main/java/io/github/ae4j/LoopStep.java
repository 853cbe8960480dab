package io.github.ae4j;

import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Decision;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.event.Response;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Observation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of the closed loop, pure: of the loop's memory and an observation it makes a decision. It
 * knows no adapter, no thread, no observer. {@link #step} is the theory's table of contents:
 *
 * <pre>
 *   screens -> AE-1 measurement -> events, which interrupt -> AE-10 guard
 *           -> AE-2, 4, 5, 7, 8 laws -> AE-3 evolution -> limits -> commit
 * </pre>
 *
 * <p>Each parameter group has its own memory of every part, and moves its own coefficients alone. The loss is common,
 * and so is what events make of it: what one group names interrupts all, a verdict is for every group's moments and
 * update, and of several groups' interruptions the gravest holds, for a rise that one group's steps make is no drift.
 * A group that a screen holds, or that is frozen, sits the step out. Whatever comes of a step, the learning rate is held to the {@link
 * io.github.ae4j.coefficient.DecayBound}.
 */
final class LoopStep {
  /** Event of a step in which laws or limits answered with a number that is not finite. */
  static final String NON_FINITE = "non-finite candidate";

  private final LoopMemory memory;
  private final Observation observation;
  private final Group[] groups;
  private final Response response = new Response();
  private final Decision decision;
  private final boolean scales;
  private final boolean shrinks;
  private final boolean restores;
  private long snapshotAt = -1; // none yet
  private final @Nullable FrozenGroups frozen;
  private boolean open;

  /**
   * A step.
   *
   * @param names of the groups
   * @param kept number of the group that always stays trained
   */
  LoopStep(
      LoopPlan plan, LoopMemory memory, Observation observation, List<String> names, int kept) {
    this.memory = memory;
    this.observation = observation;
    groups = new Group[observation.groups()];
    Candidate[] candidates = new Candidate[groups.length];
    for (int g = 0; g < groups.length; g++) {
      groups[g] = new Group(plan, memory, observation, g);
      candidates[g] = groups[g].candidate;
    }
    decision = new Decision(candidates);
    frozen = plan.freezes() ? new FrozenGroups(names, kept, groups, decision) : null;
    shrinks = plan.verdicts().contains(Verdict.SHRINK_HEAD);
    restores = plan.verdicts().contains(Verdict.RESTORE);
    scales = plan.names().contains(Coefficient.GRADIENT_SCALE);
  }

  Group[] groups() {
    return groups;
  }

  Response response() {
    return response;
  }

  Decision decision() {
    return decision;
  }

  /**
   * Opens a step and lets the screens look at what the observation holds.
   *
   * @return whether they cut a gradient: then the observation is to be made again of what is left of it
   */
  boolean open() {
    begin();
    open = screen();
    return open && rescaled();
  }

  /** Makes the decision of the open step from what the observation holds. */
  Decision close() {
    if (open) {
      measure();
      examine();
      if (interrupt()) {
        for (Group group : groups) {
          if (!group.isHeld()) {
            guard(group);
            drive(group);
            evolve(group);
            limit(group);
            commit(group);
          }
        }
      }
    }
    decide();
    return decision;
  }

  private void begin() {
    response.clear();
    if (frozen != null) {
      frozen.begin(observation);
    }
    for (Group group : groups) {
      group.begin();
    }
  }

  /** Lets the screens look; false if the step is left out or every group held. */
  private boolean screen() {
    int held = 0;
    for (Group group : groups) {
      group.screen(response);
      held += group.isHeld() ? 1 : 0;
    }
    return !response.verdict().leavesOut() && held < groups.length;
  }

  private boolean rescaled() {
    boolean rescaled = false;
    for (int g = 0; g < groups.length && scales; g++) {
      rescaled |= gradientScale(g) < 1.0;
    }
    return rescaled;
  }

  /** What a group's gradient is to be multiplied by. */
  double gradientScale(int group) {
    return groups[group].isFrozen() ? 1.0 : decision.value(group, Coefficient.GRADIENT_SCALE);
  }

  private void measure() {
    for (Group group : groups) {
      if (!group.isHeld()) {
        group.measure();
      }
    }
  }

  private void examine() {
    for (Group group : groups) {
      if (!group.isHeld()) {
        group.examine(response);
      }
    }
  }

  /** Tells every part what the events answered; false if they ask to leave the step out. */
  private boolean interrupt() {
    if (response.verdict().leavesOut()) {
      for (Group group : groups) {
        group.candidate.recall(); // with what the events have shifted
      }
      return false;
    }
    response.settle();
    if (response.verdict() == Verdict.SHRINK_HEAD && !shrinks) {
      throw new IllegalStateException("an event asks for " + Verdict.SHRINK_HEAD + " undeclared");
    }
    if (response.verdict() != Verdict.APPLY) {
      observation.forgetMomentum();
    }
    Interruption interruption = response.interruption();
    if (interruption != null) {
      for (Group group : groups) {
        group.interrupt(interruption);
      }
    }
    return true;
  }

  private void guard(Group group) {
    group.guard();
  }

  private void drive(Group group) {
    name(group.drive());
  }

  private void evolve(Group group) {
    group.evolve();
  }

  private void limit(Group group) {
    group.limit();
  }

  private void commit(Group group) {
    name(group.commit(response));
  }

  private void decide() {
    for (Group group : groups) {
      group.bound();
      group.rest();
    }
    if (frozen != null) {
      frozen.end(response);
    }
    if (response.verdict() == Verdict.RESTORE && !restores) {
      throw new IllegalStateException("an event asks for " + Verdict.RESTORE + " undeclared");
    }
    if (restores) {
      keepSnapshot();
    }
    decision.decide(memory.tick(), response.verdict(), response.headFactor());
  }

  private void keepSnapshot() {
    boolean keeps = snapshotAt < 0 || response.keepsSnapshot(memory.ticks() - snapshotAt);
    decision.keepSnapshot(keeps && !response.verdict().leavesOut());
    if (decision.keepsSnapshot()) {
      snapshotAt = memory.ticks();
    }
  }

  private void name(boolean finite) {
    if (!finite) {
      response.name(NON_FINITE);
    }
  }

  /** Closes the step once it has been shown: what moves from now on is moved from outside. */
  void end() {
    for (Group group : groups) {
      group.moves.end();
    }
  }

  /** Gives a step up in which something was thrown: what was moved in it counts as moved from outside. */
  void abandon() {
    for (Group group : groups) {
      group.abandon();
    }
  }

  /**
   * Checks whether a checkpoint may say of a group that it is frozen, or not.
   *
   * @throws IllegalArgumentException if not
   */
  void checkFrozen(int group, double value) {
    if (frozen != null) {
      frozen.check(group, value);
    }
  }

  /** Takes up the memory as a checkpoint has left it. */
  Decision recall() {
    for (Group group : groups) {
      group.recall();
    }
    if (frozen != null) {
      frozen.recall();
    }
    snapshotAt = -1; // those there are lie on another path
    decision.keepSnapshot(false);
    decision.decide(memory.ticks(), Verdict.APPLY);
    return decision;
  }
}
