package io.github.ae4j.examples.lab.systems.evo;

import io.github.ae4j.examples.lab.run.Experiment;
import java.util.List;
import java.util.stream.Stream;

/** What this folder adds to the catalog. */
public final class EvoWorkload {
  private EvoWorkload() {}

  /** The folder's experiments. */
  public static List<Experiment> experiments() {
    return Stream.of(Ground.values())
        .map(ground -> (Experiment) new EvoExperiment(ground))
        .toList();
  }
}
