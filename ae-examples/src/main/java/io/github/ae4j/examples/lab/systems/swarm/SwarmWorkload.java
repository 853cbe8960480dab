package io.github.ae4j.examples.lab.systems.swarm;

import io.github.ae4j.examples.lab.run.Experiment;
import io.github.ae4j.examples.stream.Hyperplane;
import java.util.List;

/** What this folder adds to the catalog. */
public final class SwarmWorkload {
  private SwarmWorkload() {}

  /** The folder's experiments. */
  public static List<Experiment> experiments() {
    return List.of(
        new SwarmOnDigits(),
        new SwarmOnStream("swarm-drift", Hyperplane.drifting()),
        new SwarmOnStream("swarm-fast-drift", new Hyperplane(6, 0.002, 0.1, 0.05)));
  }
}
