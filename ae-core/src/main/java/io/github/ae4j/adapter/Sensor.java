package io.github.ae4j.adapter;

import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Statistic;
import java.util.Set;

/** The measuring half of an adapter. */
public interface Sensor {
  /** The statistics this sensor can measure. */
  Set<Statistic> measurable();

  /**
   * Measures the step at hand and changes nothing: asked twice it answers the same.
   *
   * @param observation receives each demanded statistic for each group; non-finite ones as they are
   */
  void observe(Observation observation);
}
