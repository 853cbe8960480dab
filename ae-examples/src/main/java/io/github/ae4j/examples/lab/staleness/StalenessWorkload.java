package io.github.ae4j.examples.lab.staleness;

import io.github.ae4j.examples.lab.run.Experiment;
import java.util.List;

/** What this folder adds to the catalog. */
public final class StalenessWorkload {
  private StalenessWorkload() {}

  /** The folder's experiments. */
  public static List<Experiment> experiments() {
    return List.of(new StaleGradients());
  }
}
