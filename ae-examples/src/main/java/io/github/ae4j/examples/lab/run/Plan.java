package io.github.ae4j.examples.lab.run;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.Versions;
import io.github.ae4j.examples.lab.arm.Arm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.io.FilenameUtils;

/** Which runs are to be made, and in which order: one seed of everything before the next. */
public final class Plan {
  private static final long MOST = 10_000; // seeds

  private Plan() {}

  /**
   * All runs of a call: for each seed, each experiment's arms that match a pattern, with {@code *}
   * and {@code ?}, or all without one. Refuses a pattern that no arm matches.
   */
  public static List<PlannedRun> of(
      List<Experiment> experiments, Scale scale, List<Long> seeds, List<String> patterns) {
    List<Arm> arms = experiments.stream().flatMap(e -> e.arms(scale).stream()).toList();
    for (String pattern : patterns) {
      if (arms.stream().noneMatch(arm -> FilenameUtils.wildcardMatch(arm.name(), pattern))) {
        TreeSet<String> all = new TreeSet<>(arms.stream().map(Plan::pattern).toList());
        throw new BadInput(
            "--arms must match one of " + String.join(", ", all) + "; got " + pattern);
      }
    }
    List<PlannedRun> plan = new ArrayList<>();
    for (long seed : seeds) {
      for (Experiment experiment : experiments) {
        experiment.arms(scale).stream()
            .filter(arm -> patterns.isEmpty() || matches(arm, patterns))
            .forEach(arm -> plan.add(new PlannedRun(experiment, scale, arm, seed)));
      }
    }
    return plan;
  }

  private static boolean matches(Arm arm, List<String> patterns) {
    return patterns.stream().anyMatch(p -> FilenameUtils.wildcardMatch(arm.name(), p));
  }

  /** What all arms of a family match. */
  private static String pattern(Arm arm) {
    return arm.setting().isEmpty() ? arm.family() : arm.family() + "@*";
  }

  /**
   * Seeds from a text: {@code 5} is 1 to 5, {@code 1,2,7} and {@code 3-6} are these. They begin at
   * 1; any other text is refused.
   */
  public static List<Long> seeds(String text) {
    boolean wellFormed = text.matches("\\d{1,9}(-\\d{1,9})?(,\\d{1,9}(-\\d{1,9})?)*");
    String ranges = text.matches("\\d+") ? "1-" + text : text;
    Set<Long> seeds = new TreeSet<>();
    for (String range : wellFormed ? ranges.split(",") : new String[] {"0"}) {
      long[] ends = Stream.of(range.split("-")).mapToLong(Long::parseLong).toArray();
      long last = ends[ends.length - 1];
      if (ends[0] < 1 || last < ends[0] || last - ends[0] >= MOST) {
        throw new BadInput(
            "--seeds must be a count from 1 to 10000, or a list of numbers and ranges from 1 on, as"
                + " 1,2,7 or 3-6, got "
                + text);
      }
      LongStream.rangeClosed(ends[0], last).forEach(seeds::add);
    }
    return List.copyOf(seeds);
  }

  /**
   * The runs of a plan that are to be made, in its order; if fresh, all of them, over what is
   * there. All that lies beside them is looked through, for runs of other seeds and arms are judged
   * together with the plan's: a file that cannot be read, or is not of the runs asked for now, is
   * refused.
   */
  public static List<PlannedRun> missing(
      List<PlannedRun> plan, RunStore store, Setting setting, boolean fresh) {
    Set<Path> there = new HashSet<>();
    List<Path> replaced = fresh ? plan.stream().map(store::file).toList() : List.of();
    for (Experiment experiment : plan.stream().map(PlannedRun::experiment).distinct().toList()) {
      List<Path> files = new ArrayList<>(store.files(experiment, setting.scale()));
      files.removeAll(replaced);
      for (Path file : files) {
        RunRecord stored = store.read(file);
        check(file, stored.versions(), Versions.all());
        check(file, stored.outcome().configuration(), setting.expected(experiment));
      }
      there.addAll(files);
    }
    return plan.stream().filter(run -> !there.contains(store.file(run))).toList();
  }

  /** What a file says must not be otherwise than in a run made now. */
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
}
