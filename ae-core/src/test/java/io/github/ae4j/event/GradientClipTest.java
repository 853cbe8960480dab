package io.github.ae4j.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.memory.Recurring;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.testkit.EventContract;
import java.util.List;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;

class GradientClipTest {
  private static final GradientClip CLIP =
      new GradientClip(1.6, 1.4, 0.02, Math.log(10.0), new Recurring(40.0, 300.0, 3000.0, 20.0));

  private final Coefficients scale =
      Coefficients.of(
          List.of(Coefficient.of(Coefficient.GRADIENT_SCALE, Chart.LOG, 1e-30, 1.0)), 1.0);
  private final Bed bed = new Bed(CLIP).with(Statistic.LOSS, 1.0);
  private final Response response = new Response();

  /** log of the scale of a gradient of this length. */
  private double log(double length) {
    bed.with(Statistic.G_G, length * length);
    response.clear();
    CLIP.examine(bed.signals, scale, response, bed.memory);
    return scale.coordinate(0);
  }

  private void settle() {
    for (int i = 0; i < 6; i++) {
      assertEquals(0.0, log(1.0));
    }
  }

  @Test
  void aLongGradientIsCutToWhatIsBelieved() {
    settle();
    assertEquals(1.6 - Math.log(1e4), log(1e4), 1e-12);
    assertEquals("clipped gradient", response.event());
    assertEquals(Verdict.APPLY, response.verdict());
    assertEquals(0.0, log(1.0));
    assertNull(response.event());
  }

  /** In the first five steps only beyond a hundred times the known, and to what is believed of that. */
  @Test
  void earlyOnlyWhatIsFarBeyondTheKnownIsCut() {
    assertEquals(0.0, log(1.0));
    assertEquals(0.0, log(90.0), "the known is that from here on");
    assertEquals(Math.log(90.0) + 1.6 - Math.log(1e5), log(1e5), 1e-12);
    assertEquals(Math.log(90.0) + 1.4 + 1.6 - Math.log(1e6), log(1e6), 1e-12);
    assertEquals(0.0, log(1.0));
  }

  /** Of a loss e times the mean, e times as long a one passes. */
  @Test
  void earlyAHighLossIsBelieved() {
    assertEquals(0.0, log(1.0));
    bed.with(Statistic.LOSS, Math.E);
    assertEquals(0.0, log(99.0 * Math.E));
    GradientClipTest high = new GradientClipTest();
    assertEquals(0.0, high.log(1.0));
    high.bed.with(Statistic.LOSS, 1e9);
    assertEquals(0.0, high.log(999.0));
    assertEquals(Math.log(999.0) + 1.6 - Math.log(1e6), high.log(1e6), 1e-12);
  }

  /** B = 0, 1.4, 1.4 + 2.8, then log 1e4 = 9.2 is above by less than 1.6 + 4.2 after the fourth. */
  @Test
  void aChangeThatLastsPasses() {
    settle();
    double y = Math.log(1e4);
    assertEquals(1.6 - y, log(1e4), 1e-12);
    assertEquals(1.4 + 1.6 - y, log(1e4), 1e-12);
    assertEquals(4.2 + 1.6 - y, log(1e4), 1e-12);
    assertEquals(0.0, log(1e4));
    assertEquals(0.0, log(1e4));
  }

  /** B = 1.4 after the first cut; the second would open it to 4.2, and the length is 3.1. */
  @Test
  void aCutOpensNoFurtherThanTheLength() {
    settle();
    log(Math.exp(5.0));
    assertEquals(-0.1, log(Math.exp(3.1)), 1e-12);
    assertEquals(3.1 + 1.6 - 5.5, log(Math.exp(5.5)), 1e-12);
  }

  @Test
  void aHighLossIsBelievedUnlessItIsOutOfItsTail() {
    for (int i = 0; i < 4; i++) {
      settle();
    }
    bed.with(Statistic.LOSS, 50.0);
    assertEquals(1.6 + Math.log(50.0) - Math.log(1e4), log(1e4), 1e-12);
    GradientClipTest bad = new GradientClipTest();
    bad.settle();
    bad.bed.with(Statistic.LOSS, 50.0).with(Signal.LOSS_TAIL, 3.0);
    assertEquals(1.6 + Math.log(10.0) - Math.log(1e4), bad.log(1e4), 1e-12);
  }

  @Test
  void inTheFirstStepsAHighLossIsBelievedTenTimesAtMost() {
    settle();
    bed.with(Statistic.LOSS, 50.0);
    assertEquals(1.6 + Math.log(10.0) - Math.log(1e4), log(1e4), 1e-12);
  }

  @Test
  void theKnownLengthComesDownSlowly() {
    settle();
    log(0.01);
    assertEquals(0.02 * Math.log(0.01) + 1.6 - Math.log(1e4), log(1e4), 1e-12);
  }

  /** Of a rare class: out of 300 steps' usual, its loss high, and come back more than 20 steps later. */
  @Test
  void theLengthOfARareClassIsKnown() {
    for (int i = 1; i <= 300; i++) {
      boolean rare = i % 100 == 0;
      bed.with(Statistic.LOSS, rare ? 4.0 : 0.01);
      log(rare ? 30.0 : 0.01);
    }
    bed.with(Statistic.LOSS, 4.0);
    assertEquals(0.0, log(30.0));
    bed.with(Statistic.LOSS, 0.01);
    for (int i = 0; i < 200; i++) {
      log(0.01);
    }
    double fades = 302.0 * Math.log1p(-1.0 / 3000.0); // since that of step 200
    assertEquals(Math.log(30.0) + fades + 1.6 - Math.log(1e4), log(1e4), 1e-9);
  }

  @Test
  void whatIsNotFiniteIsLeftToOthers() {
    settle();
    bed.with(Statistic.LOSS, Double.NaN);
    assertEquals(0.0, log(1e4));
    bed.with(Statistic.LOSS, 1.0);
    assertEquals(0.0, log(Double.NaN));
    assertEquals(0.0, log(0.0));
    assertEquals(1.6 - Math.log(1e4), log(1e4), 1e-12);
  }

  @Test
  void badConstantsAreRefused() {
    Recurring known = new Recurring(40.0, 300.0, 3000.0, 20.0);
    assertThrows(
        IllegalArgumentException.class, () -> new GradientClip(0.0, 1.4, 0.02, 2.3, known));
    assertThrows(IllegalArgumentException.class, () -> new GradientClip(1.6, 1.4, 1.5, 2.3, known));
  }

  @Group
  class Contract implements EventContract {
    @Override
    public Event event() {
      return CLIP;
    }
  }
}
