package io.github.ae4j.examples.lab.run;

import io.github.ae4j.examples.BadInput;
import org.jspecify.annotations.Nullable;

/** What came of a run; the error, in a line, is null if the run is in its file. */
public record Attempt(PlannedRun run, @Nullable String error) {
  /** Makes a run in this virtual machine and keeps it. */
  public static Attempt make(PlannedRun run, Setting setting, RunStore store) {
    try {
      store.write(run, run.make(setting));
      return new Attempt(run, null);
    } catch (Exception | Error e) { // whatever it is, the other runs go on
      return failed(run, e instanceof BadInput ? e.getMessage() : e.toString());
    }
  }

  /** A run that is not in its file. */
  static Attempt failed(PlannedRun run, @Nullable String error) {
    return new Attempt(run, String.valueOf(error).strip().replaceAll("\\s*\\R\\s*", "; "));
  }
}
