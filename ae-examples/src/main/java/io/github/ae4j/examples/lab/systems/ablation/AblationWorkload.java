package io.github.ae4j.examples.lab.systems.ablation;

import io.github.ae4j.examples.lab.run.Experiment;
import java.util.List;

/** What this folder adds to the catalog. */
public final class AblationWorkload {
  private AblationWorkload() {}

  /** The folder's experiments. */
  public static List<Experiment> experiments() {
    return List.of(new Ablation());
  }
}
