package io.github.ae4j.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** An organelle's rate follows what it earns. */
class SteeredRateTest {
  @Test
  void risesWithTheRewardAndGoesBackWhereItStands() {
    try (SteeredRate rate = new SteeredRate()) {
      assertEquals(1.0, rate.factor());
      for (int i = 0; i < 60; i++) {
        rate.learned(0.01 * i);
      }
      double risen = rate.factor();
      assertTrue(risen > 1.2, () -> "rate " + risen);
      for (int i = 0; i < 2000; i++) {
        rate.learned(0.6);
      }
      assertEquals(1.0, rate.factor(), 0.1);
    }
  }

  @Test
  void keepsItsBoundsWhateverIsEarned() {
    java.util.SplittableRandom random = new java.util.SplittableRandom(1);
    try (SteeredRate rate = new SteeredRate()) {
      for (int i = 0; i < 2000; i++) {
        rate.learned(100.0 * random.nextGaussian());
        assertTrue(rate.factor() >= 1.0 / 8.0 && rate.factor() <= 8.0);
      }
    }
  }
}
