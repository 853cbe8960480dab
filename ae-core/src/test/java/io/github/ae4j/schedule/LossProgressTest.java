package io.github.ae4j.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.measurement.Measurement;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.testkit.MeasurementContract;
import net.jqwik.api.ForAll;
import net.jqwik.api.Group;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LossProgressTest {
  private final LossProgress progress = new LossProgress(0.9, 0.99);

  private static void feed(LossProgress progress, Bed bed, double loss) {
    progress.measure(bed.with(Statistic.LOSS, loss).signals, bed.memory);
  }

  /** Weighted means over the whole history, written out. */
  private static double mean(double[] x, int n, double decay) {
    double sum = 0.0;
    double weights = 0.0;
    for (int t = 0; t < n; t++) {
      double weight = Math.pow(decay, n - 1 - t);
      sum += weight * x[t];
      weights += weight;
    }
    return sum / weights;
  }

  @Property(tries = 20)
  void lossProgressIsTheMeansOfTheHistory(@ForAll long seed) {
    double[] losses = RuleBed.losses(60, seed);
    double[] squares = new double[60];
    Bed bed = new Bed(progress);
    for (int n = 1; n <= losses.length; n++) {
      double e = n == 1 ? 0.0 : losses[n - 1] - mean(losses, n - 1, 0.9);
      squares[n - 1] = e * e;
      feed(progress, bed, losses[n - 1]);
      double trend = (mean(losses, n, 0.9) - mean(losses, n, 0.99)) / 90.0;
      assertEquals(trend, bed.value(Signal.TREND), 1e-13);
      assertEquals(mean(squares, n, 0.9), bed.value(Signal.VARIANCE), 1e-12);
      assertEquals(mean(squares, n, 0.99), bed.value(Signal.VARIANCE_BASE), 1e-12);
    }
  }

  @Test
  void onALineTheTrendIsItsSlope() {
    Bed bed = new Bed(progress);
    for (int t = 0; t < 3000; t++) {
      feed(progress, bed, 5.0 - 0.25 * t);
    }
    assertEquals(-0.25, bed.value(Signal.TREND), 1e-9);
    assertEquals(2.5 * 2.5, bed.value(Signal.VARIANCE), 1e-9, "the fast mean lags by 10 steps");
  }

  @Test
  void aDriftForgets() {
    Bed bed = new Bed(progress);
    feed(progress, bed, 100.0);
    progress.interrupted(Interruption.DRIFT, bed.signals, bed.memory);
    feed(progress, bed, 1.0);
    assertEquals(0.0, bed.value(Signal.VARIANCE_BASE));
    assertEquals(0.0, bed.value(Signal.TREND));
  }

  @Test
  void reversedDecaysAreRefused() {
    for (double[] decays : new double[][] {{0.99, 0.9}, {0.9, 0.9}, {-0.1, 0.9}, {0.9, 1.0}}) {
      assertEquals(
          "decays must be 0 <= fast < slow < 1, got " + decays[0] + " and " + decays[1],
          assertThrows(IllegalArgumentException.class, () -> new LossProgress(decays[0], decays[1]))
              .getMessage());
    }
    assertThrows(IllegalArgumentException.class, () -> new LossProgress(Double.NaN, 0.9));
  }

  @Group
  class Contract implements MeasurementContract {
    @Override
    public Measurement measurement() {
      return progress;
    }
  }
}
