package io.github.ae4j.examples.lab.systems.aeonet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class DifferenceVarianceTest {
  private static final DifferenceVariance VARIANCE =
      new DifferenceVariance(0.9, 0.99, 0.999, 1e-30);

  @Test
  void aStraightFallIsNoVariance() {
    assertEquals(0.0, measured(t -> 5.0 - 0.03 * t), 1e-6);
  }

  @Test
  void noiseOnAFallHasItsOwnVariance() {
    SplittableRandom random = new SplittableRandom(4);
    assertEquals(0.25, measured(t -> 5.0 - 0.03 * t + 0.5 * random.nextGaussian()), 0.06);
  }

  private static double measured(IntToDoubleFunction loss) {
    Observation observation = new Observation(1);
    Signals signals = Signals.of(observation);
    Slots memory = Slots.of(VARIANCE.slots());
    for (int t = 0; t < 2_000; t++) {
      observation.set(0, Statistic.LOSS, loss.applyAsDouble(t));
      VARIANCE.measure(signals, memory);
    }
    return signals.value(Signal.VARIANCE);
  }
}
