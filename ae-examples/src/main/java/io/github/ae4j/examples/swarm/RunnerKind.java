package io.github.ae4j.examples.swarm;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.swarm.RoundRunner;
import io.github.ae4j.swarm.ThreadRunner;
import org.jspecify.annotations.Nullable;

/** What makes the members' turns. */
enum RunnerKind {
  /** Threads of this process. */
  THREADS {
    @Override
    RoundRunner open(SwarmCommand.Task task, @Nullable String master) {
      // PyTorch takes one gradient at a time in a process.
      boolean alone = task == SwarmCommand.Task.DIGITS;
      return new ThreadRunner(alone ? 1 : Runtime.getRuntime().availableProcessors());
    }
  },
  /** Tasks on Apache Spark. */
  SPARK {
    @Override
    RoundRunner open(SwarmCommand.Task task, @Nullable String master) {
      throw new BadInput("--runner must be threads; spark is not on the class path");
    }
  };

  /** A runner; without a master, Spark's own is one it starts here. */
  abstract RoundRunner open(SwarmCommand.Task task, @Nullable String master);
}
