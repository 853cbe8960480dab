package io.github.ae4j.examples.lab.networks;

import io.github.ae4j.examples.lab.run.Experiment;
import java.util.List;

/** What this folder adds to the catalog. */
public final class NetworksWorkload {
  private NetworksWorkload() {}

  /** The folder's experiments. */
  public static List<Experiment> experiments() {
    return List.of(new ImageClassification(), new LanguageModeling(), new GenreShift());
  }
}
