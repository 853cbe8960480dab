package io.github.ae4j.examples.lab.run;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.Versions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether a run in its file is one that would be made now, and whether runs belong together. */
public final class Agreement {
  /** Entry of a run's configuration: which folders it read below {@code --data}. */
  private static final String READ = "read from --data";

  private static final String NOTHING = "nothing";

  private Agreement() {}

  /** What a run's configuration holds, as far as it is known before. */
  static Map<String, String> expected(Experiment experiment, Setting setting) {
    Map<String, String> expected = new TreeMap<>(experiment.expectedConfiguration(setting.scale()));
    if (!experiment.reads().isEmpty()) {
      List<String> folders = experiment.reads().stream().sorted().toList();
      expected.put(READ, setting.data() == null ? NOTHING : String.join(", ", folders));
    }
    return expected;
  }

  /**
   * Makes sure that what a file says is not otherwise than a run made now.
   *
   * @throws BadInput if it is
   */
  static void check(Experiment experiment, Path file, RunRecord stored, Setting setting) {
    check(file, stored.versions(), Versions.all());
    check(file, stored.outcome().configuration(), expected(experiment, setting));
  }

  private static void check(Path file, Map<String, String> stored, Map<String, String> wanted) {
    wanted.forEach(
        (name, now) -> {
          String there = stored.getOrDefault(name, "not said");
          if (!there.equals(now)) {
            String difference = name + " is " + there + " there and " + now + " now";
            String other = "; take another --out, or --fresh with every seed and arm that is there";
            throw new BadInput(file + " must be of the run asked for: " + difference + other);
          }
        });
  }

  public static boolean readsData(RunRecord run) {
    return !read(run).equals(NOTHING);
  }

  private static String read(RunRecord run) {
    return run.outcome().configuration().getOrDefault(READ, NOTHING);
  }

  /**
   * Makes sure that the runs of an experiment were made by the same versions and on the same data.
   *
   * @throws BadInput if two of them were not, for then they cannot be compared
   */
  public static void checkComparable(List<RunRecord> runs) {
    for (RunRecord run : runs) {
      RunRecord first = runs.get(0);
      if (!origin(run).equals(origin(first))) {
        String rule = "runs of " + run.experiment() + " must be comparable: ";
        throw new BadInput(rule + told(first) + ", and " + told(run));
      }
    }
  }

  private static String told(RunRecord run) {
    return run.arm() + " of seed " + run.seed() + " has " + origin(run);
  }

  private static Map<String, String> origin(RunRecord run) {
    Map<String, String> origin = new TreeMap<>(run.versions());
    origin.put(READ, read(run));
    return origin;
  }
}
