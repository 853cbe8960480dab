package io.github.ae4j.examples.lab.systems.schedule;

import io.github.ae4j.examples.lab.run.Experiment;
import java.util.List;

/** What this folder adds to the catalog. */
public final class ScheduleWorkload {
  private ScheduleWorkload() {}

  /** The folder's experiments. */
  public static List<Experiment> experiments() {
    return List.of(new ScheduleOnDigits(), new ScheduleUnderDrift());
  }
}
