package io.github.ae4j.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.testkit.ControlLawContract;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;

class RecentLeakTest {
  private final RecentLeak law = new RecentLeak(15.0, 50.0, 0.8, -0.5);
  private final Bed bed = new Bed(law);

  private double drive(double alpha) {
    return LawBed.drive(law, bed, LawBed.ALPHA, alpha);
  }

  /** The anchor is where alpha stood for so long, and stands while the leak acts. */
  @Test
  void theLeakDrawsBackWhatWasThrownFarBelow() {
    for (int t = 0; t < 12; t++) {
      assertEquals(0.0, drive(0.1));
    }
    double anchor = -1.15 * 0.02 / (1.0 - Math.pow(0.98, 13));
    double below = 15.0 * (anchor - 0.8 + 1.15);
    assertEquals(below, drive(0.1 * Math.exp(-1.15)), 1e-9);
    for (int t = 0; t < 500; t++) {
      assertEquals(15.0, drive(1e-4));
    }
    bed.with(Signal.PERSISTENCE, -0.6);
    assertEquals(0.0, drive(1e-4));
    bed.with(Signal.PERSISTENCE, 0.0);
    law.interrupted(Interruption.INSTABILITY, bed.signals, bed.memory);
    assertEquals(0.0, drive(1e-4));
  }

  @Test
  void badConstantsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new RecentLeak(15, 50, 0.0, -0.5));
    assertThrows(IllegalArgumentException.class, () -> new RecentLeak(15, 0.5, 0.8, -0.5));
  }

  @Group
  class Contract implements ControlLawContract {
    @Override
    public Law law() {
      return StandardConfig.defaults().recentLeak();
    }
  }
}
