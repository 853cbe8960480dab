package io.github.ae4j.examples.lab.finetuning;

import io.github.ae4j.examples.lab.run.Experiment;
import java.util.List;

/** What this folder adds to the catalog. */
public final class FineTuningWorkload {
  private FineTuningWorkload() {}

  /** The folder's experiments. */
  public static List<Experiment> experiments() {
    return List.of(new FineTuning(), new FinetuneBrown());
  }
}
