package io.github.ae4j.examples.lab.run;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.Versions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Whether a run in its file is one that would be made now, and whether runs belong together. */
public final class Agreement {
  /** Entry of a run's configuration: which folders it read below {@code --data}. */
  static final String READ = "read from --data";

  private static final String NOTHING = "nothing";

  private Agreement() {}

  /** What a run's configuration holds, as far as it is known before. */
  static Map<String, String> expected(Experiment experiment, Setting setting) {
    Map<String, String> expected = new TreeMap<>(experiment.expectedConfiguration(setting.scale()));
    if (!experiment.reads().isEmpty()) {
      expected.put(
          READ,
          setting.data() == null
              ? NOTHING
              : String.join(", ", experiment.reads().stream().sorted().toList()));
    }
    return expected;
  }

  /** What a file says otherwise than a run made now, in words. */
  static Optional<String> difference(Experiment experiment, RunRecord stored, Setting setting) {
    return difference(stored.versions(), Versions.all())
        .or(() -> difference(stored.outcome().configuration(), expected(experiment, setting)));
  }

  private static Optional<String> difference(
      Map<String, String> stored, Map<String, String> wanted) {
    return wanted.entrySet().stream()
        .filter(entry -> !entry.getValue().equals(stored.get(entry.getKey())))
        .map(
            entry ->
                entry.getKey()
                    + " is "
                    + stored.getOrDefault(entry.getKey(), "not said")
                    + " there and "
                    + entry.getValue()
                    + " now")
        .findFirst();
  }

  /** Whether a run read real data. */
  public static boolean readsData(RunRecord run) {
    return !run.outcome().configuration().getOrDefault(READ, NOTHING).equals(NOTHING);
  }

  /**
   * Makes sure that the runs of an experiment were made by the same versions and on the same data, so
   * that they can be compared.
   *
   * @throws BadInput if two of them were not
   */
  public static void checkComparable(List<RunRecord> runs) {
    if (runs.isEmpty()) {
      return;
    }
    Map<String, String> first = origin(runs.get(0));
    for (RunRecord run : runs) {
      Map<String, String> other = origin(run);
      if (!other.equals(first)) {
        throw new BadInput(
            "runs of %s must be comparable: %s of seed %d has %s, and %s of seed %d has %s"
                .formatted(
                    run.experiment(),
                    runs.get(0).arm(),
                    runs.get(0).seed(),
                    first,
                    run.arm(),
                    run.seed(),
                    other));
      }
    }
  }

  private static Map<String, String> origin(RunRecord run) {
    Map<String, String> origin = new TreeMap<>(run.versions());
    origin.put(READ, run.outcome().configuration().getOrDefault(READ, NOTHING));
    return origin;
  }
}
