package io.github.ae4j.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Statistic;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The part's formula, line by line in plain Java, beside the part on a long random run. */
class LastingShiftSequenceTest {
  private static final double Q = 0.15;
  private static final double LIFT = 0.3;
  private static final int CUSUM = 3;

  private final LastingShift event = new LastingShift(Q, LIFT, 12.0, 1e4, 400.0, 100.0);
  private final EventBed loop = new EventBed();
  private final Bed bed = new Bed(event);
  private int losses;
  private double level;
  private double spread;
  private double peak;
  private double mean;
  private double cusum;

  /** Whether it calls a drift. */
  private boolean step(double loss) {
    if (losses == 0) {
      level = loss;
      mean = Q;
      losses = 1;
      return false;
    }
    double before = cusum;
    double above = loss - level;
    double h = Math.max(0.5 * spread, 0.3 * peak) + 1e-3 * Math.abs(level);
    double y = Math.max(0.0, Math.min(1.0, Q + above / h));
    double p = Math.max(0.5 * Q, Math.min(0.9, mean));
    double p1 = p + LIFT * (1.0 - p);
    double evidence = y * Math.log(p1 / p) + (1.0 - y) * Math.log((1.0 - p1) / (1.0 - p));
    cusum = losses < 100 ? 0.0 : Math.max(0.0, cusum + evidence);
    peak = Math.max(above, 0.99 * peak);
    if (before == 0.0) {
      double gain = 1.0 / Math.min(400.0, losses);
      spread += gain * (Math.abs(above) - spread);
      level += 2.0 * gain * Math.max(spread, h) * (y - Q);
      mean += gain * (y - mean);
      losses++;
    }
    return cusum > 12.0;
  }

  private void forget() {
    losses = 0;
    level = spread = peak = mean = cusum = 0.0;
  }

  /** A loss that falls, stands, rises a little and jumps, 300 steps each and of another size every time. */
  private static double loss(int t, SplittableRandom random) {
    double phase = t % 300 / 300.0;
    double trend =
        switch (t / 300 % 5) {
          case 0 -> Math.exp(-4.0 * phase);
          case 1 -> 2.0;
          case 2 -> 2.0 + 2.0 * phase;
          case 3 -> 0.3;
          default -> Math.exp(3.0 * phase);
        };
    double noise = random.nextDouble() < 0.05 ? 5.0 * random.nextDouble() : random.nextDouble();
    return trend * (1.0 + 0.3 * noise);
  }

  @Test
  void itIsTheFormula() {
    SplittableRandom random = new SplittableRandom(1);
    int drifts = 0;
    for (int t = 0; t < 12_000; t++) {
      double loss = loss(t, random);
      boolean calls = step(loss);
      Response response = loop.examine(event, bed.with(Statistic.LOSS, loss));
      assertEquals(calls, response.interruption() == Interruption.DRIFT, "step " + t);
      if (calls || t % 1_700 == 0) {
        event.interrupted(Interruption.DRIFT, bed.signals, bed.memory);
        forget();
        drifts++;
      }
      assertEquals(cusum, bed.memory.get(CUSUM), 1e-9, "step " + t);
    }
    assertTrue(drifts > 10, "only " + drifts + " drifts");
  }
}
