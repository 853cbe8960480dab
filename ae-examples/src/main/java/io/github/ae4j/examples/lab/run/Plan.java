package io.github.ae4j.examples.lab.run;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.lab.arm.Arm;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which runs are to be made, and in which order: one seed of everything before the next. */
public final class Plan {
  private Plan() {}

  /**
   * All runs of a call: for each seed, each experiment's arms.
   *
   * @param patterns what an arm's name must match, one of them; with {@code *} and {@code ?}
   * @throws BadInput if no arm matches a pattern
   */
  public static List<PlannedRun> of(
      List<Experiment> experiments, Scale scale, List<Long> seeds, List<String> patterns) {
    patterns.forEach(pattern -> checkMatches(pattern, experiments, scale));
    List<PlannedRun> plan = new ArrayList<>();
    for (long seed : seeds) {
      for (Experiment experiment : experiments) {
        for (Arm arm : experiment.arms(scale)) {
          if (patterns.isEmpty() || patterns.stream().anyMatch(p -> matches(p, arm))) {
            plan.add(new PlannedRun(experiment, scale, arm, seed));
          }
        }
      }
    }
    return plan;
  }

  private static void checkMatches(String pattern, List<Experiment> experiments, Scale scale) {
    List<Arm> arms = experiments.stream().flatMap(e -> e.arms(scale).stream()).toList();
    if (arms.stream().noneMatch(arm -> matches(pattern, arm))) {
      throw new BadInput(
          "--arms must match one of "
              + String.join(", ", new TreeSet<>(arms.stream().map(Plan::pattern).toList()))
              + "; got "
              + pattern);
    }
  }

  /** What all arms of a family match. */
  private static String pattern(Arm arm) {
    return arm.setting().isEmpty() ? arm.family() : arm.family() + "@*";
  }

  private static boolean matches(String pattern, Arm arm) {
    StringBuilder regex = new StringBuilder();
    for (char c : pattern.toCharArray()) {
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return arm.name().matches(regex.toString());
  }
}
