package io.github.ae4j.examples.lab.run;

import io.github.ae4j.examples.BadInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A plan parted by what is there.
 *
 * @param finished runs that lie in their files, with the seconds they took
 * @param missing runs to be made, in the plan's order
 */
public record Stock(Map<PlannedRun, Double> finished, List<PlannedRun> missing) {
  /**
   * Looks for each run of a plan.
   *
   * @throws BadInput if a file cannot be read, or is of another run than is asked for now
   */
  public static Stock take(List<PlannedRun> plan, RunStore store, Setting setting) {
    Map<PlannedRun, Double> finished = new LinkedHashMap<>();
    List<PlannedRun> missing = new ArrayList<>();
    for (PlannedRun run : plan) {
      store
          .read(run)
          .ifPresentOrElse(
              record -> {
                check(run, record, store, setting);
                finished.put(run, record.seconds());
              },
              () -> missing.add(run));
    }
    return new Stock(finished, missing);
  }

  private static void check(PlannedRun run, RunRecord stored, RunStore store, Setting setting) {
    Agreement.difference(run, stored, setting)
        .ifPresent(
            difference -> {
              throw new BadInput(
                  store.file(run)
                      + " must be of the run asked for: "
                      + difference
                      + "; take another --out, or --fresh to make these runs again");
            });
  }
}
