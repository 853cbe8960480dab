package io.github.ae4j.examples.lab.disturbance;

import io.github.ae4j.examples.lab.run.Experiment;
import java.util.List;

/** What this folder adds to the catalog. */
public final class DisturbanceWorkload {
  private DisturbanceWorkload() {}

  /** The folder's experiments. */
  public static List<Experiment> experiments() {
    return List.of(new LateRandom(), new BadBatches());
  }
}
