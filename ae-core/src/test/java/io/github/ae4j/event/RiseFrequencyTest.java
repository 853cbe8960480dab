package io.github.ae4j.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.memory.Slots;
import org.junit.jupiter.api.Test;

class RiseFrequencyTest {
  private static final double UNHEARD = Double.POSITIVE_INFINITY;

  /** Counted over 4 steps, one of them seen before: the gains are 1/2, 1/3, 1/4, 1/4. */
  private final RiseFrequency frequency = new RiseFrequency(2.0, 4.0, 4.0, 1.0);

  private final Slots memory = Slots.of(RiseFrequency.SLOTS);

  private double surprise(double z, boolean resting) {
    return frequency.surprise(z, resting, memory, 0);
  }

  @Test
  void isTheLogOfOneOverTheShareAtRest() {
    assertEquals(UNHEARD, surprise(5.0, true)); // both shares 1/2
    assertEquals(Math.log(2.0), surprise(3.0, true), 1e-12); // 1/3 and 2/3
    assertEquals(Math.log(3.0), surprise(5.0, true), 1e-12); // 1/2 and 3/4
    assertEquals(Math.log(3.0), surprise(5.0, false), 1e-12, "not by the rise itself"); // 5/8
    assertEquals(Math.log(1.5), surprise(2.5, false), 1e-12); // 15/32
    assertEquals(UNHEARD, surprise(2.0, true), "a small one is not counted"); // 45/128
    assertEquals(Math.log(128.0 / 45.0), surprise(4.5, true), 1e-12);
  }

  @Test
  void badConstantsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new RiseFrequency(Double.NaN, 4, 2000, 100));
    assertThrows(IllegalArgumentException.class, () -> new RiseFrequency(2, 1, 2000, 100));
    assertThrows(IllegalArgumentException.class, () -> new RiseFrequency(2, 4, 0, 100));
    assertThrows(IllegalArgumentException.class, () -> new RiseFrequency(2, 4, 2000, -1));
  }
}
