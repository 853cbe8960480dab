package io.github.ae4j.examples.lab.streams;

import io.github.ae4j.examples.lab.run.Experiment;
import java.util.List;

/** What this folder adds to the catalog. */
public final class StreamsWorkload {
  private StreamsWorkload() {}

  /** The folder's experiments. */
  public static List<Experiment> experiments() {
    return List.of(
        StreamExperiment.hyperplane(),
        StreamExperiment.standing(),
        StreamExperiment.abrupt(),
        StreamExperiment.sea(),
        new StreamReference(),
        new RarePositives(),
        new SpamStream(),
        new OnlineLearners());
  }
}
