package io.github.ae4j.examples.lab.run;

/** A place where one run at a time is made. */
public interface Bench extends AutoCloseable {
  /** Makes a run and keeps it; what goes wrong with it is said in the answer. */
  Attempt make(PlannedRun run);

  /** Clears the place. */
  @Override
  default void close() {}

  /** The virtual machine one is in. */
  static Bench here(Setting setting, RunStore store) {
    return run -> Attempt.make(run, setting, store);
  }
}
