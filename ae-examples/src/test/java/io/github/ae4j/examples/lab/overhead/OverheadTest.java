package io.github.ae4j.examples.lab.overhead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OverheadTest {
  @Test
  void aRunIsRatiosOfPairs() {
    Overhead overhead = new Overhead();
    assertTrue(overhead.timed());
    Arm arm = overhead.arms(Scale.SMOKE).get(0);
    Outcome outcome = overhead.run(arm, 1L, new Setting(Scale.SMOKE, null));
    double[] ratios = outcome.curves().get(Outcome.METRIC).value().clone();
    Arrays.sort(ratios);
    assertEquals(3, ratios.length);
    assertEquals(ratios[1], outcome.metrics().get(Outcome.FINAL));
    assertTrue(ratios[0] > 0.1 && ratios[2] < 100.0, Arrays.toString(ratios));
    assertTrue(outcome.metrics().get("tensorsAdded") <= 0.0);
    assertTrue(outcome.metrics().get("loopNanos") > 0.0);
  }
}
