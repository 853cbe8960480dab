package io.github.ae4j.measurement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TheoryMeasurementsTest {
  /** LP_b of a history, as a weighted sum. */
  private static double lowPass(List<Double> x, double b) {
    double sum = 0.0;
    int n = x.size();
    for (int i = 0; i < n; i++) {
      sum += (1.0 - b) * Math.pow(b, n - 1 - i) * x.get(i);
    }
    return sum / (1.0 - Math.pow(b, n));
  }

  private static void measure(Measurement measurement, Bed bed) {
    measurement.measure(bed.signals, bed.memory);
  }

  @Test
  void theTrendIsTheFilteredDifference() {
    LossTrend trend = new LossTrend(0.9);
    Bed bed = new Bed(trend);
    SplittableRandom random = new SplittableRandom(1);
    List<Double> differences = new ArrayList<>();
    double last = 0.0;
    for (int t = 0; t < 100; t++) {
      double loss = random.nextDouble();
      differences.add(t == 0 ? 0.0 : loss - last);
      last = loss;
      measure(trend, bed.with(Statistic.LOSS, loss));
      assertEquals(lowPass(differences, 0.9), bed.value(Signal.TREND), 1e-12);
    }
    trend.interrupted(Interruption.INSTABILITY, bed.signals, bed.memory);
    assertTrue(bed.value(Signal.TREND) != 0.0);
    trend.interrupted(Interruption.DRIFT, bed.signals, bed.memory);
    assertEquals(0.0, bed.value(Signal.TREND));
    measure(trend, bed.with(Statistic.LOSS, last + 0.5));
    assertEquals(0.5, bed.value(Signal.TREND), 1e-12);
  }

  @Test
  void theVarianceIsThatOfTheBoundedDeviation() {
    LossVariance variance = new LossVariance(0.9, 0.8, 0.99, 0.3, 1e-6);
    Bed bed = new Bed(variance);
    SplittableRandom random = new SplittableRandom(2);
    List<Double> losses = new ArrayList<>();
    List<Double> squares = new ArrayList<>();
    List<Double> variances = new ArrayList<>();
    for (int t = 0; t < 100; t++) {
      losses.add(random.nextDouble());
      double e = losses.get(t) - lowPass(losses, 0.9);
      double bounded = Math.max(-0.3, Math.min(0.3, e));
      squares.add(bounded * bounded + 1e-6);
      variances.add(lowPass(squares, 0.8));
      measure(variance, bed.with(Statistic.LOSS, losses.get(t)));
      assertEquals(variances.get(t), bed.value(Signal.VARIANCE), 1e-12);
      assertEquals(lowPass(variances, 0.99), bed.value(Signal.VARIANCE_BASE), 1e-12);
    }
  }

  @Test
  void aConstantLossVariesAsItUsedTo() {
    LossVariance variance = new LossVariance(0.9, 0.8, 0.99, 0.3, 1e-30);
    Bed bed = new Bed(variance).with(Statistic.LOSS, 0.0);
    for (int t = 0; t < 50; t++) {
      measure(variance, bed);
      double ratio = bed.value(Signal.VARIANCE) / bed.value(Signal.VARIANCE_BASE);
      assertEquals(1.0, ratio, 1e-9);
    }
  }

  @Test
  void theUncertaintyIsTheSpreadOfTheGradient() {
    GradientVariance uncertainty = new GradientVariance(0.8, 0.9, 1e-6);
    Bed bed = new Bed(uncertainty);
    List<Double> spreads = new ArrayList<>();
    List<Double> filtered = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(3);
    for (int t = 0; t < 50; t++) {
      double[] g = random.doubles(7).toArray();
      double mean = 0.0;
      for (double gi : g) {
        mean += gi / 7;
      }
      double spread = 0.0;
      double gg = 0.0;
      for (double gi : g) {
        spread += (gi - mean) * (gi - mean) / 7;
        gg += gi * gi;
      }
      spreads.add(spread + 1e-6);
      filtered.add(lowPass(spreads, 0.8));
      bed.with(Statistic.COUNT, 7).with(Statistic.SUM_G, 7 * mean).with(Statistic.G_G, gg);
      measure(uncertainty, bed);
      assertEquals(filtered.get(t), bed.value(Signal.UNCERTAINTY), 1e-12);
      assertEquals(lowPass(filtered, 0.9), bed.value(Signal.UNCERTAINTY_BASE), 1e-12);
    }
  }

  @Test
  void thePhaseIsTheCosineAndZeroWhileTheMomentIsEmpty() {
    GradientPhase phase = new GradientPhase(0.0);
    Bed bed = new Bed(phase).with(Statistic.G_G, 4.0);
    bed.with(Statistic.G_WM, 0.0).with(Statistic.WM_WM, 0.0);
    measure(phase, bed);
    assertEquals(0.0, bed.value(Signal.PHASE));
    assertEquals(2.0, bed.value(Signal.GRADIENT_NORM));
    measure(phase, bed.with(Statistic.G_WM, -3.0).with(Statistic.WM_WM, 9.0));
    assertEquals(-0.5, bed.value(Signal.PHASE), 1e-12);
    assertEquals(lowPass(List.of(0.0, -0.5), 0.7), bed.value(Signal.PHASE_FAST), 1e-12);
    measure(phase, bed.with(Statistic.G_WM, 100.0));
    assertEquals(1.0, bed.value(Signal.PHASE));
    measure(phase, bed.with(Statistic.G_WM, 0.0).with(Statistic.G_G, 0.0));
    assertEquals(0.0, bed.value(Signal.PHASE));
  }

  @Test
  void thePhaseHasItsFloorOnEachNorm() {
    GradientPhase phase = new GradientPhase(1.0);
    Bed bed = new Bed(phase).with(Statistic.G_G, 4.0);
    measure(phase, bed.with(Statistic.G_WM, -3.0).with(Statistic.WM_WM, 9.0));
    assertEquals(-3.0 / (3.0 * 4.0), bed.value(Signal.PHASE), 1e-12);
    assertEquals(3.0, bed.value(Signal.GRADIENT_NORM), 1e-12);
  }

  @Test
  void theRewardsTrendIsOnItsOwnScale() {
    RewardTrend trend = new RewardTrend(0.9, 0.99);
    Bed bed = new Bed(trend);
    SplittableRandom random = new SplittableRandom(4);
    List<Double> differences = new ArrayList<>();
    List<Double> squares = new ArrayList<>();
    double last = 0.0;
    for (int t = 0; t < 60; t++) {
      double reward = 1e6 * random.nextDouble();
      double difference = t == 0 ? 0.0 : reward - last;
      differences.add(difference);
      squares.add(difference * difference);
      last = reward;
      measure(trend, bed.with(Statistic.REWARD, reward));
      double expected = lowPass(differences, 0.9) / Math.sqrt(lowPass(squares, 0.99) + 1e-30);
      assertEquals(expected, bed.value(Signal.REWARD_TREND), 1e-9);
    }
  }

  @Test
  void thePullIsTheFilteredCosineWithTheReadout() {
    ReadoutPull pull = StandardConfig.defaults().readoutPull();
    Bed bed = new Bed(pull).with(Statistic.G_G, 4.0);
    bed.with(Statistic.G_READOUT, 0.0).with(Statistic.READOUT_READOUT, 0.0);
    measure(pull, bed);
    assertEquals(0.0, bed.value(Signal.READOUT_PULL));
    measure(pull, bed.with(Statistic.G_READOUT, 3.0).with(Statistic.READOUT_READOUT, 9.0));
    double expected = lowPass(List.of(0.0, 0.5), 32.0 / 33.0);
    assertEquals(expected, bed.value(Signal.READOUT_PULL), 1e-12);
    pull.interrupted(Interruption.DRIFT, bed.signals, bed.memory);
    assertEquals(0.0, bed.value(Signal.READOUT_PULL));
  }
}
