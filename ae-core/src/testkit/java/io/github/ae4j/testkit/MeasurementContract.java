package io.github.ae4j.testkit;

import io.github.ae4j.measurement.Measurement;
import io.github.ae4j.signal.Part;

/** The properties of a part, for a measurement; a test class implements {@link #measurement}. */
public interface MeasurementContract extends PartContract {
  /** The measurement under test. */
  Measurement measurement();

  @Override
  default Part part() {
    return measurement();
  }
}
