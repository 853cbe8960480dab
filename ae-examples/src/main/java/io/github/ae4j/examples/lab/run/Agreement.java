package io.github.ae4j.examples.lab.run;

import io.github.ae4j.examples.Versions;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Whether a run in its file is the one that would be made now. */
public final class Agreement {
  /** Entry of a run's configuration: which folders it read below {@code --data}. */
  static final String READ = "read from --data";

  private Agreement() {}

  /** What a run's configuration holds, as far as it is known before. */
  static Map<String, String> expected(PlannedRun run, Setting setting) {
    Map<String, String> expected =
        new TreeMap<>(run.experiment().expectedConfiguration(run.scale()));
    if (!run.experiment().reads().isEmpty()) {
      expected.put(
          READ,
          setting.data() == null
              ? "nothing"
              : String.join(", ", run.experiment().reads().stream().sorted().toList()));
    }
    return expected;
  }

  /** What a file says otherwise than the run to be made, in words. */
  public static Optional<String> difference(PlannedRun run, RunRecord stored, Setting setting) {
    return difference(stored.versions(), Versions.all())
        .or(() -> difference(stored.outcome().configuration(), expected(run, setting)));
  }

  private static Optional<String> difference(
      Map<String, String> stored, Map<String, String> wanted) {
    return wanted.entrySet().stream()
        .filter(entry -> stored.containsKey(entry.getKey()))
        .filter(entry -> !stored.get(entry.getKey()).equals(entry.getValue()))
        .map(
            entry ->
                "%s is %s there and %s now"
                    .formatted(entry.getKey(), stored.get(entry.getKey()), entry.getValue()))
        .findFirst();
  }
}
