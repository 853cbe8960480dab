package io.github.ae4j.online;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each loss leads the regressor to what it is the loss of. */
class OnlineRegressorTest {
  private static final int STEPS = 20_000;

  @Test
  void squaredLossLeadsToTheMean() {
    try (OnlineRegressor learner =
        OnlineRegressor.of(
            RegressionLoss.squared(), OnlineSettings.sgd(2).withServed(ServedWeights.AVERAGE))) {
      SplittableRandom random = new SplittableRandom(1);
      for (int t = 0; t < STEPS; t++) {
        double[] x = {random.nextDouble(), random.nextDouble()};
        learner.learn(x, 3.0 * x[0] - x[1] + 0.5 + random.nextGaussian());
      }
      assertEquals(1.5, learner.predict(new double[] {0.5, 0.5}), 0.1);
      assertEquals(3.5, learner.predict(new double[] {1.0, 0.0}), 0.2);
    }
  }

  /** Every twentieth target is far out: the squared loss follows, Huber's hardly. */
  @Test
  void huberLossHoldsAgainstTargetsFarOut() {
    assertEquals(1.0, outlying(RegressionLoss.huber(0.5)), 0.15);
    assertTrue(outlying(RegressionLoss.squared()) > 2.0);
  }

  private static double outlying(RegressionLoss loss) {
    try (OnlineRegressor learner =
        OnlineRegressor.of(loss, OnlineSettings.sgd(1).withServed(ServedWeights.AVERAGE))) {
      SplittableRandom random = new SplittableRandom(2);
      for (int t = 0; t < STEPS; t++) {
        learner.learn(
            new double[] {1.0}, random.nextInt(20) == 0 ? 50.0 : 1.0 + 0.1 * random.nextGaussian());
      }
      return learner.predict(new double[] {1.0});
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 0.9})
  void quantileLossLeadsToTheQuantile(double tau) {
    try (OnlineRegressor learner =
        OnlineRegressor.of(
            RegressionLoss.quantile(tau),
            OnlineSettings.sgd(1).withServed(ServedWeights.AVERAGE))) {
      SplittableRandom random = new SplittableRandom(3);
      for (int t = 0; t < STEPS; t++) {
        learner.learn(new int[] {0}, new double[] {1.0}, random.nextDouble());
      }
      assertEquals(tau, learner.predict(new int[] {0}, new double[] {1.0}), 0.05);
    }
  }

  @Test
  void slopesAreThoseOfTheValues() {
    double h = 1e-6;
    for (RegressionLoss loss :
        new RegressionLoss[] {
          RegressionLoss.squared(), RegressionLoss.huber(0.7), RegressionLoss.quantile(0.3)
        }) {
      for (double r : new double[] {-2.0, -0.5, 0.2, 0.9, 3.0}) {
        assertEquals((loss.value(r + h) - loss.value(r - h)) / (2.0 * h), loss.slope(r), 1e-8);
      }
    }
  }

  @Test
  void refusesWhatIsNoLoss() {
    assertThrows(IllegalArgumentException.class, () -> RegressionLoss.huber(0.0));
    assertThrows(IllegalArgumentException.class, () -> RegressionLoss.quantile(1.0));
    assertThrows(IllegalArgumentException.class, () -> RegressionLoss.quantile(Double.NaN));
  }
}
