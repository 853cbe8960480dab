package io.github.ae4j.measurement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.testkit.MeasurementContract;
import java.util.SplittableRandom;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;

class LossInnovationTest {
  private final LossInnovation innovation = StandardConfig.defaults().lossInnovation();
  private final Bed bed = new Bed(innovation);

  private double step(double loss) {
    bed.with(Statistic.LOSS, loss);
    innovation.measure(bed.signals, bed.memory);
    return bed.value(Signal.INNOVATION);
  }

  /** The same in plain variables. */
  @Test
  void followsItsFormula() {
    SplittableRandom random = new SplittableRandom(3);
    double m = 0.0;
    double v = 0.0;
    double c = 0.0;
    double d = 0.0;
    double kappa = 2.33;
    for (int t = 0; t < 2000; t++) {
      double loss = 1.0 + 0.1 * random.nextGaussian() + (random.nextInt(50) == 0 ? 2.0 : 0.0);
      double mean = t == 0 ? loss : m / c;
      double s = (t == 0 ? 0.0 : Math.sqrt(v / c)) + 1e-3 * Math.abs(mean);
      s += t == 0 ? 0.0 : 0.1 * d / (1.0 - Math.pow(0.999, t));
      double e = loss - mean;
      d = 0.999 * d + 0.001 * Math.abs(e);
      double expected = 0.0;
      if (t >= 8) {
        double z = e / s;
        expected = 2.33 * z / kappa;
        e = Math.max(-4.0 * s, Math.min(2.5 * kappa / 2.33 * s, e));
        kappa += 0.6 * ((z > kappa ? 1.0 : 0.0) - 0.0125);
        kappa = Math.max(2.33, Math.min(40.0, kappa));
      }
      m = 0.95 * m + 0.05 * (mean + e);
      v = 0.95 * v + 0.05 * e * e;
      c = 0.95 * c + 0.05;
      assertEquals(expected, step(loss), 1e-9 * (1.0 + Math.abs(expected)));
      assertEquals(mean, bed.value(Signal.LOSS_MEAN), 1e-9);
      double scale = Math.sqrt(v / c) + 1e-3 * m / c + 0.1 * d / (1.0 - Math.pow(0.999, t + 1));
      double tail = t < 7 ? 0.0 : m / c + 2.0 * kappa * scale;
      assertEquals(tail, bed.value(Signal.LOSS_TAIL), 1e-9);
    }
  }

  @Test
  void aTailIsMeasuredByItself() {
    SplittableRandom random = new SplittableRandom(4);
    int above = 0;
    for (int t = 0; t < 20_000; t++) {
      double heavy = Math.exp(1.5 * random.nextGaussian());
      if (step(heavy) > 2.33 && t > 2000) {
        above++;
      }
    }
    assertEquals(0.0125, above / 18_000.0, 0.006);
  }

  @Test
  void aConstantAndAZeroLossGiveZero() {
    for (int t = 0; t < 100; t++) {
      assertEquals(0.0, step(5.0), 1e-9);
    }
    Bed zero = new Bed(innovation);
    for (int t = 0; t < 100; t++) {
      zero.with(Statistic.LOSS, 0.0);
      innovation.measure(zero.signals, zero.memory);
      assertEquals(0.0, zero.value(Signal.INNOVATION));
    }
  }

  @Test
  void hugeLossesStayFinite() {
    for (int t = 0; t < 40; t++) {
      assertTrue(Double.isFinite(step(t % 2 == 0 ? 1e100 : -1e100)));
    }
  }

  @Test
  void anEventRestartsItAtThePresentLossButForTheTail() {
    for (int t = 0; t < 50; t++) {
      step(t % 2);
    }
    double kappa = bed.memory.get(4);
    double deviation = bed.memory.get(6);
    bed.with(Statistic.LOSS, 9.0);
    innovation.interrupted(Interruption.DRIFT, bed.signals, bed.memory);
    assertEquals(kappa, bed.memory.get(4));
    assertEquals(deviation, bed.memory.get(6));
    assertEquals(0.0, bed.value(Signal.LOSS_TAIL));
    assertEquals(0.0, step(10.0));
    assertEquals(9.0, bed.value(Signal.LOSS_MEAN), 1e-12);
    for (int sample = 3; sample <= 8; sample++) {
      assertEquals(0.0, bed.value(Signal.LOSS_TAIL));
      step(10.0);
    }
    assertTrue(bed.value(Signal.LOSS_TAIL) > 10.0, "settled after 8 samples");
  }

  @Group
  class Contract implements MeasurementContract {
    @Override
    public Measurement measurement() {
      return StandardConfig.defaults().lossInnovation();
    }
  }

  /** The first eight are taken in unclipped; V is finite after them, and the mean follows the rest. */
  @Test
  void theLargestLossesAmongTheFirstDoNotStay() {
    for (double loss : new double[] {1.3e154, Double.MAX_VALUE}) {
      for (int t = 0; t < 2000; t++) {
        step(t < 8 ? (t % 2 == 0 ? loss : -loss) : 1.0);
        for (int i = 0; i < bed.memory.size(); i++) {
          assertTrue(Double.isFinite(bed.memory.get(i)), "cell " + i + " at " + t);
        }
      }
      double scale = Math.sqrt(bed.memory.get(2) / bed.memory.get(3));
      assertTrue(scale < 1e150 * Math.pow(0.975, 1990), "falls by its decay, got " + scale);
      bed.memory.clear(0, bed.memory.size());
      innovation.initialise(bed.memory);
    }
  }
}
