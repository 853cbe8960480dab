package io.github.ae4j.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Part;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.testkit.PartContract;
import java.util.List;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;

class LyapunovGuardTest {
  private static final double DECAY = 0.9;

  private final LyapunovGuard guard = new LyapunovGuard(DECAY, 0.5, 1e-3, 0.8);
  private final Bed bed = new Bed(guard).with(Signal.META_GAIN, 1.0);
  private final Coefficients alpha =
      Coefficients.of(
          List.of(
              Coefficient.of("learningRate", Chart.LOG, 1e-4, 1.0)
                  .withAnchor(0.02)
                  .withMetaStep(0.5)),
          0.1);

  private void watch(double loss) {
    guard.watch(bed.with(Statistic.LOSS, loss).signals, alpha, bed.memory);
  }

  @Test
  void followsItsFormula() {
    double[] loss = new double[60];
    double m = 0.0;
    double c = 0.0;
    double[] filters = new double[4];
    double weight = 0.0;
    double lastW = 0.0;
    double lastX = 0.0;
    double gain = 1.0;
    bed.with(Signal.VARIANCE_BASE, 4.0);
    for (int t = 0; t < loss.length; t++) {
      loss[t] = t < 30 ? 1.0 + 0.3 * Math.sin(2.0 * t) : 0.2 * (t - 25);
      alpha.move(0, Math.log(0.1) + 0.1 * Math.cos(t));
      watch(loss[t]);
      double x = Math.log(0.1) + 0.1 * Math.cos(t);
      m = DECAY * m + (1 - DECAY) * loss[t];
      c = DECAY * c + (1 - DECAY);
      double z = x - Math.log(0.02);
      double psi = -1e-3 * (Math.log(x - Math.log(1e-4)) + Math.log(-x));
      double w = m / c + 2.0 * (0.25 * z * z + psi);
      assertEquals(w, bed.value(Signal.LYAPUNOV), 1e-9);
      if (t > 0) {
        double dw = w - lastW;
        weight = DECAY * weight + (1 - DECAY);
        filters[0] = DECAY * filters[0] + (1 - DECAY) * dw;
        double d = filters[0] / weight;
        filters[1] = DECAY * filters[1] + (1 - DECAY) * (dw - d) * (dw - d);
        double n = Math.sqrt(filters[1] / weight * (1 - DECAY) / (1 + DECAY));
        gain = d > 2 * n ? Math.max(0.01, 0.9 * gain) : Math.min(1.0, 1.02 * gain);
        assertEquals(gain, bed.value(Signal.META_GAIN), 1e-9, "step " + t);
        double dx = x - lastX;
        filters[2] = DECAY * filters[2] + (1 - DECAY) * (loss[t] - loss[t - 1]) * dx;
        filters[3] = DECAY * filters[3] + (1 - DECAY) * dx * dx;
        double plant = Math.abs(filters[2]) / filters[3];
        assertEquals(0.5 * 0.8 * plant / 2.0, bed.value(Signal.LOOP_GAIN), 1e-9);
      }
      lastW = w;
      lastX = x;
    }
    assertTrue(gain < 0.5, "a steady rise lowers the gain, " + gain);
  }

  @Test
  void recoversAndIsNotHeldDownByADrift() {
    for (int t = 0; t < 80; t++) {
      watch(t);
    }
    assertEquals(0.01, bed.value(Signal.META_GAIN), 1e-9);
    guard.interrupted(Interruption.DRIFT, bed.signals, bed.memory);
    for (int t = 0; t < 250; t++) {
      watch(5.0 + 0.1 * Math.sin(t));
    }
    assertTrue(bed.value(Signal.META_GAIN) > 0.5);
  }

  @Test
  void aZeroLossGivesZerosNotNaN() {
    for (int t = 0; t < 20; t++) {
      watch(0.0);
      assertEquals(0.0, bed.value(Signal.LOOP_GAIN));
      assertEquals(1.0, bed.value(Signal.META_GAIN));
      assertEquals(0.0, bed.value(Signal.LYAPUNOV));
    }
    assertThrows(IllegalArgumentException.class, () -> new LyapunovGuard(1.0, 0.5, 1e-3, 0.8));
  }

  @Group
  class Contract implements PartContract {
    @Override
    public Part part() {
      return new LyapunovGuard(0.95, 0.05, 1e-3, 0.8);
    }
  }
}
