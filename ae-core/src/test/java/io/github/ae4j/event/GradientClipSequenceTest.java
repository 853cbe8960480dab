package io.github.ae4j.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.memory.Recurring;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The part's formula, line by line in plain Java, beside the part on a long random run. */
class GradientClipSequenceTest {
  private static final int STEPS = 20_000;
  private static final Recurring RECURRING = new Recurring(40.0, 50.0, 20.0, 5.0);

  private final GradientClip clip = new GradientClip(1.6, 1.4, 0.02, 2.0, RECURRING);
  private final Coefficients scale =
      Coefficients.of(
          List.of(Coefficient.of(Coefficient.GRADIENT_SCALE, Chart.LOG, 1e-300, 1.0)), 1.0);
  private final Bed bed = new Bed(clip);
  private final Slots lengths = Slots.of(Recurring.SLOTS);
  private final SplittableRandom random = new SplittableRandom(1);
  private int steps;
  private int positive;
  private int row;
  private double top = Double.NEGATIVE_INFINITY;
  private double meanLoss;

  /** Log of the scale. */
  private double plain(double y, double loss, double tail) {
    double excess = 0.0;
    if (loss > 0.0) {
      positive++;
      excess = positive == 1 ? 0.0 : Math.log(loss) - meanLoss;
      double rate = Math.max(0.05, 1.0 / positive);
      meanLoss += rate * (Math.log(loss) - meanLoss);
    }
    if (++steps <= 5) {
      return early(y, Math.max(0.0, Math.min(2.0, excess)));
    }
    double known = RECURRING.update(lengths, 0, Math.exp(2.0 * y), excess > 1.0);
    double allowance = Math.max(0.0, excess);
    if (tail > 0.0 ? loss > tail : steps <= 20) {
      allowance = Math.min(2.0, allowance);
    }
    double limit = Math.max(top, Math.log(known)) + 1.6 + allowance;
    if (y > limit) {
      open(y);
      return limit - y;
    }
    row = 0;
    top = Math.max(y, top + 0.02 * (y - top));
    return 0.0;
  }

  private double early(double y, double allowance) {
    double before = top;
    if (steps > 1 && y > before + Math.log(100.0) + allowance) {
      open(y);
      return before + 1.6 - y;
    }
    row = 0;
    top = Math.max(top, y);
    return 0.0;
  }

  private void open(double y) {
    row++;
    top = Math.min(y, top + 1.4 * Math.pow(2.0, row - 1));
  }

  /** Lengths that wander, jump for good and stand out for a step or two; losses that stand out with them or not. */
  @Test
  void itIsTheFormula() {
    double level = -30.0;
    int cuts = 0;
    for (int t = 0; t < STEPS; t++) {
      level += random.nextDouble(-0.05, 0.05) + (t % 500 == 499 ? random.nextDouble(-6, 6) : 0.0);
      boolean rare = t % 70 < 1 + t / 70 % 3;
      boolean spoilt = t > 5 && t % 90 < 1 + t / 90 % 3;
      double y = level + (rare ? random.nextDouble(2, 4) : 0) + (spoilt ? random.nextDouble(9) : 0);
      y +=
          t == 4 || t == 5
              ? 9.0 * (t - 3)
              : 0.0; // in the steps cut beyond 100 times alone, and after them
      double log = random.nextDouble(-0.2, 0.2) + (rare ? random.nextDouble(0.3, 2.5) : 0.0);
      log += spoilt && random.nextBoolean() ? random.nextDouble(4.0) : 0.0;
      double loss = t % 37 == 5 ? -1.0 : Math.exp(log);
      double tail = t % 3 == 0 ? 0.0 : 2.0;
      double expected = plain(y, loss, tail);
      bed.with(Statistic.G_G, Math.exp(2.0 * y)).with(Statistic.LOSS, loss);
      bed.with(Signal.LOSS_TAIL, tail);
      clip.examine(bed.signals, scale, new Response(), bed.memory);
      assertEquals(expected, scale.coordinate(0), 1e-9, "step " + t);
      cuts += expected < 0.0 ? 1 : 0;
    }
    assertTrue(cuts > 50, "only " + cuts + " cuts");
  }
}
