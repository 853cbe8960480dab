package io.github.ae4j.examples.lab.run;

import io.github.ae4j.examples.lab.arm.Arm;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One question to the theory: a task, its arms, its metric and the claims that are decided by it. */
public interface Experiment {
  /** Numbers that stand beside the claims, in rows by what they are of. */
  record Breakdown(String title, List<String> columns, Map<String, double[]> rows) {}

  /** Its number in the theory, 1 to 18; 0 for a reference table. */
  int number();

  /** Its name on the command line, lower case with hyphens. */
  String name();

  /** What is run at a scale, in a sentence or two, and what was done instead of the seed's setup. */
  String setup(Scale scale);

  Metric metric();

  /** The arms at a scale, best-known first. */
  List<Arm> arms(Scale scale);

  /** Makes one run; the same arm and seed give the same outcome to the bit, unless it is timed. */
  Outcome run(Arm arm, long seed, Setting setting);

  List<Claim> claims();

  /** Numbers that belong beside the claims; none by default. */
  default Optional<Breakdown> breakdown(Results results) {
    return Optional.empty();
  }

  /** Whether tasks like it served to choose constants of the steered arms, so that it is no evidence. */
  default boolean seenInDevelopment() {
    return false;
  }

  /**
   * Whether the outcome is made of wall time, so that no two runs give the same numbers and nothing
   * else may run beside it: one job, and alone.
   */
  default boolean timed() {
    return false;
  }

  /** Folders it reads below {@code --data}, as {@code mnist}; none if its data is made in code. */
  default Set<String> reads() {
    return Set.of();
  }

  /** Its runs among others, in the order of its arms and then of the seeds; other arms are left out. */
  default Results results(Scale scale, List<RunRecord> all) {
    List<String> order = arms(scale).stream().map(Arm::name).toList();
    Comparator<RunRecord> byArm = Comparator.comparingInt(run -> order.indexOf(run.arm()));
    return new Results(
        metric(),
        all.stream()
            .filter(run -> run.experiment().equals(name()) && order.contains(run.arm()))
            .sorted(byArm.thenComparingLong(RunRecord::seed))
            .toList());
  }

  /** Under which of its conditions a run was made; empty where there is only one. */
  default String condition(RunRecord run) {
    return run.condition();
  }

  /** What the configuration of every outcome at a scale says, as far as it is known beforehand. */
  default Map<String, String> expectedConfiguration(Scale scale) {
    return Map.of();
  }
}
