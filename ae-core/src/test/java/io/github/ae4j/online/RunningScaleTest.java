package io.github.ae4j.online;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scale of an input holds against a value far out, and follows a change of its unit. */
class RunningScaleTest {
  /** Two inputs around 1; at one instance the first reads something else. */
  @ParameterizedTest
  @EnumSource(OnlineOptimizer.class)
  void oneValueFarOutDoesNotEndAnInput(OnlineOptimizer optimizer) {
    OnlineSettings settings =
        OnlineSettings.of(2, optimizer).withScaling(InputScaling.ROOT_MEAN_SQUARE);
    int plain = hits(settings, 1.0);
    int withOne = hits(settings, 999_999.0);
    assertTrue(plain > 920, plain + " of 1000");
    assertTrue(withOne > plain - 40, withOne + " of 1000, " + plain + " without it");
  }

  /** Right predictions of the thousand instances from the 500th after the one that is multiplied. */
  private static int hits(OnlineSettings settings, double once) {
    SplittableRandom random = new SplittableRandom(21);
    int hits = 0;
    try (OnlineClassifier learner = OnlineClassifier.binary(settings)) {
      for (int t = 0; t < 2500; t++) {
        double[] x = {random.nextDouble() * 2.0 - 1.0, random.nextDouble() * 0.2 - 0.1};
        int y = x[0] + x[1] > 0.0 ? 1 : 0;
        x[0] = t == 1000 ? once : x[0];
        hits += t >= 1500 && learner.predict(x) == y ? 1 : 0;
        learner.learn(x, y);
      }
    }
    return hits;
  }

  /** However long the old unit was there. */
  @ParameterizedTest
  @ValueSource(ints = {40, 1000, 1_000_000})
  void aChangeOfUnitIsFollowed(int before) {
    RunningScale scale = new RunningScale(1);
    SplittableRandom random = new SplittableRandom(22);
    for (int t = 0; t < before; t++) {
      scale.see(0, 2.0 * random.nextDouble() - 1.0);
    }
    assertEquals(Math.sqrt(3.0), scale.factor(0), 0.4);
    for (int t = 0; t < 400; t++) {
      scale.see(0, 1e4 * (2.0 * random.nextDouble() - 1.0));
    }
    assertEquals(Math.sqrt(3.0), 1e4 * scale.factor(0), 0.5);
  }

  /** One in so many is 1,000 times the others: the scale is no further than their root mean square. */
  @ParameterizedTest
  @CsvSource({"10000, 1.5", "1000, 20", "50, 142"})
  void valuesThatComeAgainCountAsOften(int every, double most) {
    RunningScale scale = new RunningScale(1);
    SplittableRandom random = new SplittableRandom(23);
    for (int t = 0; t < 100_000; t++) {
      scale.see(0, random.nextInt(every) == 0 ? 1000.0 : 1.0);
    }
    double found = 1.0 / scale.factor(0);
    assertTrue(found >= 0.99 && found < most, found + "");
  }

  /** The first tens of values, and squares that are 0, know no bound. */
  @Test
  void theFirstValuesAndTheSmallestKnowNoBound() {
    RunningScale scale = new RunningScale(2);
    scale.see(0, 1.0);
    scale.see(0, 7.0);
    scale.see(0, 0.0);
    scale.see(0, 1e3);
    assertEquals(1.0 / Math.sqrt((1.0 + 49.0 + 1e6) / 3.0), scale.factor(0), 1e-12);
    for (int t = 0; t < 99; t++) {
      scale.see(1, 1e-200);
    }
    scale.see(1, 1.0);
    assertEquals(10.0, scale.factor(1), 1e-9);
  }
}
