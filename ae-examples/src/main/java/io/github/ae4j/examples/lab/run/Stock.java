package io.github.ae4j.examples.lab.run;

import io.github.ae4j.examples.BadInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A plan parted by what is there.
 *
 * @param finished runs that lie in their files, with the seconds they took
 * @param missing runs to be made, in the plan's order
 */
public record Stock(Map<PlannedRun, Double> finished, List<PlannedRun> missing) {
  /**
   * Looks for each run of a plan, and through all that lies beside it: runs of other seeds and arms
   * are judged together with the plan's.
   *
   * @param fresh whether all of the plan is to be made, over what is there
   * @throws BadInput if a file cannot be read, or is not of the runs asked for now
   */
  public static Stock take(List<PlannedRun> plan, RunStore store, Setting setting, boolean fresh) {
    Set<Path> replaced =
        fresh ? plan.stream().map(store::file).collect(Collectors.toSet()) : Set.of();
    Set<Experiment> experiments = new LinkedHashSet<>();
    plan.forEach(run -> experiments.add(run.experiment()));
    Map<Path, RunRecord> there = new LinkedHashMap<>();
    for (Experiment experiment : experiments) {
      for (Path file : store.files(experiment, setting.scale())) {
        if (!replaced.contains(file)) {
          RunRecord record = store.read(file);
          check(experiment, file, record, setting);
          there.put(file, record);
        }
      }
    }
    return part(plan, store, there);
  }

  private static Stock part(List<PlannedRun> plan, RunStore store, Map<Path, RunRecord> there) {
    Map<PlannedRun, Double> finished = new LinkedHashMap<>();
    List<PlannedRun> missing = new ArrayList<>();
    for (PlannedRun run : plan) {
      RunRecord record = there.get(store.file(run));
      if (record == null) {
        missing.add(run);
      } else {
        finished.put(run, record.seconds());
      }
    }
    return new Stock(finished, missing);
  }

  private static void check(Experiment experiment, Path file, RunRecord stored, Setting setting) {
    Agreement.difference(experiment, stored, setting)
        .ifPresent(
            difference -> {
              throw new BadInput(
                  file
                      + " must be of the run asked for: "
                      + difference
                      + "; take another --out, or --fresh with every seed and arm that is there");
            });
  }
}
