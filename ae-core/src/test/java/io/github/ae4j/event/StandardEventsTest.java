package io.github.ae4j.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandardEventsTest {
  private final Coefficients alpha =
      Coefficients.of(List.of(Coefficient.of("learningRate", Chart.LOG, 1e-9, 10.0)), 0.1);
  private final Response response = new Response();

  private Response examine(Event event, Bed bed) {
    response.clear();
    event.examine(bed.signals, alpha, response, bed.memory);
    return response;
  }

  private Bed finite(NonFinite event) {
    return new Bed(event).with(Statistic.LOSS, 1.0).with(Statistic.G_G, 1.0);
  }

  @Test
  void nonFiniteSkipsAndFromTheSecondInARowDividesByTen() {
    NonFinite event = StandardConfig.defaults().nonFinite();
    Bed bed = finite(event);
    assertEquals(Verdict.APPLY, examine(event, bed).verdict());
    assertNull(response.event());
    bed.with(Statistic.LOSS, Double.NaN);
    assertEquals(Verdict.SKIP, examine(event, bed).verdict());
    assertEquals("non-finite", response.event());
    assertEquals(0.1, alpha.value(0), 1e-12);
    bed.with(Statistic.LOSS, 1.0).with(Statistic.G_G, Double.POSITIVE_INFINITY);
    assertEquals(Verdict.SKIP, examine(event, bed).verdict());
    assertEquals(0.01, alpha.value(0), 1e-12);
    bed.with(Statistic.LOSS, Double.NEGATIVE_INFINITY);
    examine(event, bed);
    assertEquals(0.001, alpha.value(0), 1e-12);
    bed.with(Statistic.LOSS, 1.0).with(Statistic.G_G, 1.0);
    assertEquals(Verdict.APPLY, examine(event, bed).verdict());
    bed.with(Statistic.LOSS, Double.NaN);
    examine(event, bed);
    assertEquals(0.001, alpha.value(0), 1e-12);
  }

  @Test
  void nonFiniteNeedsNoLearningRate() {
    NonFinite event = StandardConfig.defaults().nonFinite();
    Bed bed = finite(event).with(Statistic.LOSS, Double.NaN);
    Coefficients none = Coefficients.of(List.of());
    for (int i = 0; i < 3; i++) {
      response.clear();
      event.examine(bed.signals, none, response, bed.memory);
      assertEquals(Verdict.SKIP, response.verdict());
    }
  }

  @Test
  void aZeroGradientHoldsTheCoefficients() {
    ZeroGradient event = new ZeroGradient();
    Bed bed = new Bed(event).with(Statistic.G_G, 1e-300);
    assertFalse(examine(event, bed).takeHold());
    bed.with(Statistic.G_G, 0.0);
    assertTrue(examine(event, bed).takeHold());
    assertEquals("zero-gradient", response.event());
    assertEquals(Verdict.APPLY, response.verdict());
  }

  @Test
  void aFlatLossIsNamedOnceAndAgainAfterItMoved() {
    FlatLoss event = new FlatLoss(3);
    Bed bed = new Bed(event);
    double[] losses = {5, 5, 5, 5, 6, 6, 6};
    String[] names = {null, null, "flat-loss", null, null, null, "flat-loss"};
    for (int t = 0; t < losses.length; t++) {
      assertEquals(names[t], examine(event, bed.with(Statistic.LOSS, losses[t])).event());
    }
  }

  @Test
  void aFlatZeroLossCountsFromItsFirstStep() {
    FlatLoss event = new FlatLoss(3);
    Bed bed = new Bed(event).with(Statistic.LOSS, 0.0);
    assertNull(examine(event, bed).event());
    assertNull(examine(event, bed).event());
    assertEquals("flat-loss", examine(event, bed).event());
  }

  @Test
  void aLossOutlierIsNamed() {
    LossOutlier event = StandardConfig.defaults().lossOutlier();
    Bed bed = new Bed(event).with(Signal.INNOVATION, 8.0);
    assertNull(examine(event, bed).event());
    assertEquals("loss-outlier", examine(event, bed.with(Signal.INNOVATION, 8.1)).event());
    assertEquals("loss-outlier", examine(event, bed.with(Signal.INNOVATION, -8.1)).event());
  }

  private Bed shifting(LossShift event, double phase) {
    Bed bed = new Bed(event).with(Signal.PHASE_FAST, phase).with(Signal.LOSS_MEAN, 2.0);
    assertNull(examine(event, bed.with(Signal.INNOVATION, 1.0)).event());
    assertEquals(2.0, bed.value(Signal.LEVEL));
    return bed;
  }

  @Test
  void aLastingRiseIsADrift() {
    LossShift event = new LossShift(1.5, 7.0, 8.0, -0.2, 1.5);
    Bed bed = shifting(event, -0.1);
    double cusum = 0.0;
    for (int t = 1; cusum + 2.5 - 1.5 <= 7.0; t++) {
      cusum += 2.5 - 1.5;
      bed.with(Signal.INNOVATION, 2.5).with(Signal.LOSS_MEAN, 2.0 + t);
      assertNull(examine(event, bed).event());
      assertEquals(3.0, bed.value(Signal.LEVEL), 0.0, "the level before the rise");
    }
    assertEquals("drift", examine(event, bed).event());
    assertEquals(Interruption.DRIFT, response.interruption());
    assertEquals(Verdict.FLUSH_MOMENTUM, response.verdict());
    assertEquals(0.1, alpha.value(0), 1e-12);
    assertEquals(0.0, bed.memory.get(0));
  }

  @Test
  void aLastingRiseAgainstTheStepsIsInstability() {
    LossShift event = new LossShift(1.5, 7.0, 8.0, -0.2, 1.5);
    Bed bed = shifting(event, -0.3).with(Signal.INNOVATION, 100.0);
    assertNull(examine(event, bed).event(), "one innovation counts 8 at most");
    assertEquals("instability", examine(event, bed).event());
    assertEquals(Interruption.INSTABILITY, response.interruption());
    assertEquals(Verdict.FLUSH_MOMENTUM, response.verdict());
    assertEquals(0.1 * Math.exp(-1.5), alpha.value(0), 1e-12);
  }

  @Test
  void theStrongestVerdictAndTheLastNameStand() {
    response.verdict(Verdict.RESET_STATE);
    response.verdict(Verdict.FLUSH_MOMENTUM);
    response.name("one");
    response.name("two");
    assertEquals(Verdict.RESET_STATE, response.verdict());
    assertEquals("two", response.event());
    response.shift(alpha, 0, 100.0);
    assertEquals(10.0, alpha.value(0), 1e-12);
    response.clear();
    assertNull(response.interruption());
  }

  @Test
  void badConstantsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new NonFinite(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new FlatLoss(1));
    assertThrows(IllegalArgumentException.class, () -> new LossOutlier(0.0));
    assertThrows(IllegalArgumentException.class, () -> new LossShift(1.5, 7, 8, -2, 1.5));
    assertThrows(IllegalArgumentException.class, () -> new LossShift(-1, 7, 8, -.2, 1.5));
  }
}
