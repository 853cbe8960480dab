package io.github.ae4j.measurement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.testkit.MeasurementContract;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;

class MomentPullTest {
  private final MomentPull pull = new MomentPull(2.0);
  private final Bed bed = new Bed(pull);

  private double pull(double phase) {
    bed.with(Signal.PHASE, phase);
    pull.measure(bed.signals, bed.memory);
    return bed.value(Signal.READOUT_PULL);
  }

  /** Weights of a half, corrected: 1, then 1/3 and 2/3. */
  @Test
  void itIsTheMeanOfThePhase() {
    assertEquals(0.6, pull(0.6), 1e-15);
    assertEquals(0.6 / 3.0 - 0.3 * 2.0 / 3.0, pull(-0.3), 1e-15);
  }

  @Test
  void aDriftForgetsIt() {
    pull(0.6);
    pull.interrupted(Interruption.INSTABILITY, bed.signals, bed.memory);
    assertEquals(0.6, bed.value(Signal.READOUT_PULL));
    pull.interrupted(Interruption.DRIFT, bed.signals, bed.memory);
    assertEquals(0.0, bed.value(Signal.READOUT_PULL));
    assertEquals(-0.3, pull(-0.3), 1e-15);
  }

  @Test
  void badConstantsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new MomentPull(0.5));
  }

  @Group
  class Contract implements MeasurementContract {
    @Override
    public Measurement measurement() {
      return StandardConfig.defaults().momentPull();
    }
  }
}
