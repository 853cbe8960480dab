package io.github.ae4j;

import io.github.ae4j.event.Response;
import io.github.ae4j.memory.Check;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Statistic;

/** What is given from outside of how a run does on held-back data; one figure between two steps. */
final class Validation {
  private final Group[] groups;
  private final LoopMemory memory;

  Validation(Group[] groups, LoopMemory memory) {
    this.groups = groups;
    this.memory = memory;
  }

  void give(double figure) {
    Check.within("validation figure", figure, -Statistic.LARGEST, Statistic.LARGEST);
    if (memory.ticks() < memory.validationNotBefore()) {
      throw new IllegalStateException(
          "a validation figure must be given once between two steps, got a second one, "
              + figure
              + ", after step "
              + memory.ticks());
    }
    memory.validated();
    for (Group group : groups) {
      group.validated(figure);
    }
  }

  /** After a drift the best figure is one of another task. */
  void see(Response response) {
    if (response.interruption() == Interruption.DRIFT) {
      for (Group group : groups) {
        group.forgetBest();
      }
    }
  }
}
