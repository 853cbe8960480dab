package io.github.ae4j.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.testkit.LimitContract;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;

class ResonanceClampTest {
  private final LimitBed step = new LimitBed();

  private double clamped(ResonanceClamp clamp, double rho, double v, double base) {
    Bed bed = new Bed(clamp).with(Signal.PHASE, rho);
    step.limit(clamp, bed.with(Signal.VARIANCE, v).with(Signal.VARIANCE_BASE, base));
    return step.applied() / 0.1;
  }

  /** alpha / (1 + shrink) beyond rho_max or the multiple of V*. */
  @Test
  void theClampShrinksAlphaAtAnOvershoot() {
    ResonanceClamp one = new ResonanceClamp(0.95, 4.0, 0.25, false);
    ResonanceClamp two = new ResonanceClamp(0.95, 4.0, 0.25, true);
    assertEquals(1.0 / 1.25, clamped(one, -0.96, 1, 1), 1e-12);
    assertEquals(1.0, clamped(one, 0.96, 1, 1), 1e-12);
    assertEquals(1.0 / 1.25, clamped(two, 0.96, 1, 1), 1e-12);
    assertEquals(1.0, clamped(two, -0.95, 4, 1), 1e-12);
    assertEquals(1.0 / 1.25, clamped(one, 0.0, 4.1, 1), 1e-12);
  }

  @Test
  void aLargestPhaseOfZeroIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new ResonanceClamp(0, 4, 0.25, true));
  }

  @Group
  class Contract implements LimitContract {
    @Override
    public Limit limit() {
      return new ResonanceClamp(0.95, 4.0, 0.25, false);
    }
  }
}
