package io.github.ae4j.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is gained with learning, and not without it. */
class NegativeControlsTest {
  private static final double NOTHING = 0.04; // some two standard errors on 420 tasks

  private final BilinearHost host = Bed.host();
  private final double base = Bed.accuracy(host, Optional.empty(), Bed.SETS.heldOut());

  private double gain(EcologyConfig config, Host on) {
    return Bed.heldOut(on, Bed.lived(config, on, Bed.GENERATIONS)) - base;
  }

  @Test
  void backpropGainsInDistribution() {
    double gain = gain(Bed.config(), host);
    assertTrue(gain > 0.15, () -> "gain " + gain);
  }

  @Test
  void aRateOfZeroIsExactlyTheBase() {
    Ecology frozen = Bed.lived(Bed.config().withPlasticity(Plasticity.backprop(0.0)), host, 6);
    for (Organelle one : frozen.organelles()) {
      for (Task task : Bed.SETS.heldOut()) {
        assertEquals(
            host.attempt(Optional.empty(), task), host.attempt(Optional.of(one.factors()), task));
      }
    }
  }

  @Test
  void shuffledAnswersGainNothing() {
    double gain = gain(Bed.config().withControl(Control.SHUFFLED_ANSWERS), host);
    assertTrue(gain < NOTHING, () -> "gain " + gain);
  }

  @Test
  void randomUpdatesOfEqualNormGainNothing() {
    double gain = gain(Bed.config(), new RandomUpdates(host, 1));
    assertTrue(gain < NOTHING, () -> "gain " + gain);
  }

  @Test
  void theHostIsAsItWas() {
    String before = host.frozenHash();
    Bed.lived(Bed.config(), host, 3);
    assertEquals(before, host.frozenHash());
    assertEquals(base, Bed.accuracy(host, Optional.empty(), Bed.SETS.heldOut()));
  }
}
