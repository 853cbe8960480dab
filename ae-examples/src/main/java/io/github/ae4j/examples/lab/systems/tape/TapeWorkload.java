package io.github.ae4j.examples.lab.systems.tape;

import io.github.ae4j.examples.lab.run.Experiment;
import java.util.List;

/** What this folder adds to the catalog. */
public final class TapeWorkload {
  private TapeWorkload() {}

  /** The folder's experiments. */
  public static List<Experiment> experiments() {
    return List.of(new TapePrograms());
  }
}
