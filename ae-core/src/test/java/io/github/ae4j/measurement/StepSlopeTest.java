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
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepSlopeTest {
  private final StepSlope slope = new StepSlope(12.0, 300.0, 60.0, 0.7, 1e6);
  private static final int STEPS = 12;

  private final Bed bed = new Bed(slope);

  private void step(double g, double m) {
    bed.direction(g, m, 1.0, 0.0);
    slope.measure(bed.signals, bed.memory);
  }

  private static double mean(double[] x, int n, double tau, int power) {
    double b = 1.0 - 1.0 / tau;
    double sum = 0.0;
    for (int i = 0; i < n; i++) {
      sum += (1.0 - b) * Math.pow(b, n - 1 - i) * Math.pow(x[i], power);
    }
    return sum / (1.0 - Math.pow(b, n));
  }

  @Test
  void followsItsFormula() {
    SplittableRandom random = new SplittableRandom(1);
    double[] x = new double[300];
    double phase = 0.0;
    double weight = 0.0;
    double sum = 0.0;
    double squares = 0.0;
    for (int n = 1; n <= x.length; n++) {
      double g = 4.0 * random.nextDouble() - 1.0;
      double m = random.nextDouble() - 0.4;
      step(g, m);
      x[n - 1] = g * m / Math.abs(m);
      phase = 0.7 * phase + 0.3 * x[n - 1] / Math.abs(g);
      weight = 0.7 * weight + 0.3;
      sum += x[n - 1];
      squares += x[n - 1] * x[n - 1];
      double p = mean(x, n, 12, 1) / Math.sqrt(mean(x, n, 300, 2));
      double p60 = mean(x, n, 60, 1) / Math.sqrt(mean(x, n, 60, 2));
      assertEquals(x[n - 1], bed.value(Signal.SLOPE), 1e-12);
      assertEquals(Math.signum(g * m), bed.value(Signal.PHASE), 1e-12);
      assertEquals(Math.abs(g), bed.value(Signal.GRADIENT_NORM), 1e-12);
      assertEquals(phase / weight, bed.value(Signal.PHASE_FAST), 1e-10);
      assertEquals(p, bed.value(Signal.PERSISTENCE), 1e-10);
      assertEquals(p60, bed.value(Signal.PERSISTENCE_SLOW), 1e-10);
      assertEquals(sum / Math.sqrt(squares), bed.value(Signal.EVIDENCE), 1e-10);
      assertEquals(n, bed.value(Signal.SINCE_EVENT));
    }
  }

  /** One large gradient agrees with the step, three small ones oppose it: w makes them equal. */
  @Test
  void everyCoordinateHasOneVoteUnderAPreconditioner() {
    double[] g = {10.0, -0.1, -0.1, -0.1};
    double[] w = {0.1, 10.0, 10.0, 10.0};
    double[] m = {10.0, 0.1, 0.1, 0.1};
    bed.with(Statistic.G_G, sum(i -> g[i] * g[i]))
        .with(Statistic.G_WM, sum(i -> g[i] * w[i] * m[i]))
        .with(Statistic.WG_WM, sum(i -> w[i] * g[i] * w[i] * m[i]))
        .with(Statistic.WM_WM, sum(i -> w[i] * m[i] * w[i] * m[i]));
    slope.measure(bed.signals, bed.memory);
    assertEquals(-2.0 / Math.sqrt(4.0), bed.value(Signal.SLOPE), 1e-12);
    assertEquals(-1.0, bed.value(Signal.PERSISTENCE), 1e-12);
    assertEquals(9.7 / Math.sqrt(100.03) / 2.0, bed.value(Signal.PHASE), 1e-12);
    assertTrue(slope.statistics().contains(Statistic.WG_WM));
  }

  private static double sum(IntToDoubleFunction term) {
    return IntStream.range(0, 4).mapToDouble(term).sum();
  }

  @Test
  void persistenceStaysInTheRangeTheKitStates() {
    SplittableRandom random = new SplittableRandom(2);
    for (int n = 1; n <= 2000; n++) {
      step(n < 1000 ? Math.exp(0.01 * n) : random.nextDouble() - 0.5, 1.0);
      assertTrue(Math.abs(bed.value(Signal.PERSISTENCE)) <= 3.7);
      assertTrue(Math.abs(bed.value(Signal.PERSISTENCE_SLOW)) <= 1.0 + 1e-12);
    }
  }

  @Test
  void anEmptyMomentOrGradientCountsTheStepAndNothingElse() {
    step(1.0, 0.0);
    step(0.0, 1.0);
    assertEquals(0.0, bed.value(Signal.PERSISTENCE));
    assertEquals(0.0, bed.value(Signal.PHASE_FAST));
    assertEquals(0.0, bed.value(Signal.EVIDENCE));
    assertEquals(2.0, bed.value(Signal.SINCE_EVENT));
  }

  @Test
  void aDriftForgetsAllButTheFastPhase() {
    step(1.0, 1.0);
    step(1.0, 1.0);
    slope.interrupted(Interruption.INSTABILITY, bed.signals, bed.memory);
    assertEquals(1.0, bed.value(Signal.PERSISTENCE), 1e-12);
    slope.interrupted(Interruption.DRIFT, bed.signals, bed.memory);
    assertEquals(0.0, bed.value(Signal.PERSISTENCE));
    assertEquals(0.0, bed.value(Signal.PERSISTENCE_SLOW));
    assertEquals(0.0, bed.value(Signal.EVIDENCE));
    assertEquals(1.0, bed.value(Signal.SINCE_EVENT));
    step(-2.0, 1.0);
    assertEquals(-1.0, bed.value(Signal.PERSISTENCE), 1e-12);
    assertEquals(-1.0, bed.value(Signal.EVIDENCE), 1e-12);
    assertEquals(2.0, bed.value(Signal.SINCE_EVENT));
    assertTrue(Math.abs(bed.value(Signal.PHASE_FAST)) < 1.0);
  }

  @Test
  void hugeGradientsStayFinite() {
    for (int i = 0; i < 50; i++) {
      step(1e70, -1e70);
      assertEquals(-1.0, bed.value(Signal.PHASE), 1e-12);
      assertTrue(Double.isFinite(bed.value(Signal.PERSISTENCE)));
      assertTrue(Double.isFinite(bed.value(Signal.EVIDENCE)));
    }
  }

  private static double evidence(StepSlope slope, Bed bed, double x) {
    bed.direction(x, 1.0, 1.0, 0.0);
    slope.measure(bed.signals, bed.memory);
    return bed.value(Signal.EVIDENCE);
  }

  @Test
  void theEvidenceIsOfNoMoreStepsThanItsMemory() {
    StepSlope four = new StepSlope(12.0, 300.0, 60.0, 0.7, 4.0);
    Bed bed = new Bed(four);
    for (int n = 1; n <= 4; n++) {
      assertEquals(Math.sqrt(n), evidence(four, bed, 1.0), 1e-12);
    }
    assertEquals(2.0, evidence(four, bed, 1.0), 1e-12);
    assertEquals(1.0, evidence(four, bed, -1.0), 1e-12);
    assertEquals(
        (0.75 * 2.0 - 3.0) / Math.sqrt(0.75 * 4.0 + 9.0), evidence(four, bed, -3.0), 1e-12);
    four.interrupted(Interruption.DRIFT, bed.signals, bed.memory);
    assertEquals(1.0, evidence(four, bed, 1.0), 1e-12);
  }

  /** Steps that the same slopes, now of the other sign, take to outweigh what n steps said. */
  @ParameterizedTest
  @ValueSource(doubles = {1e4, 1e5, 1e7, 1e9})
  void whatStandsAgainstAChangeDoesNotGrowWithTheStepsBeforeIt(double n) {
    double memory = 1e4;
    StepSlope shortly = new StepSlope(12.0, 300.0, 60.0, 0.7, memory);
    Bed bed = new Bed(shortly);
    for (int t = 0; t < 30_000; t++) {
      evidence(shortly, bed, t % 2 == 0 ? -1.0 : 0.8);
    }
    bed.memory.set(STEPS, Math.max(n, bed.memory.get(STEPS)));
    int steps = 0;
    while (evidence(shortly, bed, 1.0) < 0.0) {
      steps++;
    }
    assertEquals(memory * Math.log(1.1), steps, 2.0);
  }

  @Group
  class Contract implements MeasurementContract {
    @Override
    public Measurement measurement() {
      return StandardConfig.defaults().stepSlope();
    }
  }
}
