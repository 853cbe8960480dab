package io.github.ae4j.examples.lab.drift;

import io.github.ae4j.examples.lab.run.Experiment;
import java.util.List;

/** What this folder adds to the catalog. */
public final class DriftWorkload {
  private DriftWorkload() {}

  /** The folder's experiments. */
  public static List<Experiment> experiments() {
    return List.of(
        new RotatingCorruptions(),
        new DistributionShift(),
        DriftTable.pixels(),
        DriftTable.labels());
  }
}
