package io.github.ae4j.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class DirectionTest {
  /** The direction itself, coordinate by coordinate, against the scalars. */
  @RepeatedTest(20)
  void isTheDirectionOfTheVectors(RepetitionInfo repetition) {
    SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
    int n = 5;
    double mu = random.nextDouble();
    double nu = random.nextDouble();
    double weight = random.nextDouble();
    Observation observation = new Observation(1);
    double norm = 0.0;
    double slope = 0.0;
    double[] sums = new double[5];
    double after = mu * weight + (1.0 - mu);
    for (int i = 0; i < n; i++) {
      double g = random.nextDouble() - 0.5;
      double m = random.nextDouble() - 0.5;
      double w = random.nextDouble() + 0.1;
      double d = w * (nu * (mu * m + (1.0 - mu) * g) / after + (1.0 - nu) * g);
      norm += d * d;
      slope += g * d;
      sums[0] += g * w * g;
      sums[1] += g * w * m;
      sums[2] += w * g * w * g;
      sums[3] += w * g * w * m;
      sums[4] += w * m * w * m;
    }
    Statistic[] names = {
      Statistic.G_WG, Statistic.G_WM, Statistic.WG_WG, Statistic.WG_WM, Statistic.WM_WM
    };
    for (int i = 0; i < names.length; i++) {
      observation.set(0, names[i], sums[i]);
    }
    observation.set(0, Statistic.MOMENTUM_WEIGHT, weight);
    Signals signals = Signals.of(observation);
    assertEquals(Math.sqrt(norm), Direction.norm(signals, mu, nu), 1e-12);
    assertEquals(slope, Direction.slope(signals, mu, nu), 1e-12);
  }

  /** m = 2, g = 1, w = 1: d = nu (mu m + (1-mu) g) + (1-nu) g, whatever weight the moment is said to carry. */
  @Test
  void aMeanNeedsNoCorrection() {
    Observation observation = new Observation(1);
    Direction.STATISTICS.forEach(s -> observation.set(0, s, 2.0));
    observation.set(0, Statistic.WM_WM, 4.0);
    observation.set(0, Statistic.G_WG, 1.0);
    observation.set(0, Statistic.WG_WG, 1.0);
    observation.set(0, Statistic.MOMENTUM_WEIGHT, 0.3);
    Signals signals = Signals.of(observation);
    assertEquals(1.4, Direction.normWeighted(signals, 0.8, 0.5), 1e-12);
    assertEquals(1.4, Direction.slopeWeighted(signals, 0.8, 0.5), 1e-12);
  }

  @Test
  void isTheGradientWhereTheMomentIsEmpty() {
    Observation observation = new Observation(1);
    Direction.STATISTICS.forEach(s -> observation.set(0, s, 0.0));
    observation.set(0, Statistic.G_WG, 9.0);
    observation.set(0, Statistic.WG_WG, 9.0);
    Signals signals = Signals.of(observation);
    assertEquals(3.0, Direction.norm(signals, 0.9, 0.5), 1e-12);
    assertEquals(9.0, Direction.slope(signals, 0.9, 0.5), 1e-12);
  }
}
