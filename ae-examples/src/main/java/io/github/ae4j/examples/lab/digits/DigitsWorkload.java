package io.github.ae4j.examples.lab.digits;

import io.github.ae4j.examples.lab.run.Experiment;
import java.util.List;

/** What this folder adds to the catalog. */
public final class DigitsWorkload {
  private DigitsWorkload() {}

  /** The folder's experiments. */
  public static List<Experiment> experiments() {
    return List.of(
        new BatchSize(),
        new LossScale(),
        new HyperCliff(),
        new FamiliesOnDigits(),
        new StaticDigitsTable(),
        new StartRates());
  }
}
