package io.github.ae4j.examples.tune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RuleTest {
  @Test
  void aConstantRateIsTheOptimizersOwnUpdate() {
    for (Rule rule : Rule.values()) {
      double[] ours = {1.0, -2.0, 0.5};
      double[] theirs = ours.clone();
      ArraySettings settings = ArraySettings.of(0.03);
      ArrayOptimizer optimizer =
          rule == Rule.SGD
              ? ArrayOptimizer.sgd(theirs, settings)
              : ArrayOptimizer.adam(theirs, settings);
      Updater updater = rule.plain(0.03, 0.9, 0).on(ours);
      SplittableRandom random = new SplittableRandom(1);
      for (int step = 0; step < 50; step++) {
        double[] gradient = random.doubles(3, -1.0, 1.0).toArray();
        updater.step(step, 1.0, gradient);
        optimizer.step(gradient);
      }
      assertArrayEquals(theirs, ours, 1e-12);
    }
  }

  @Test
  void aCosineStartsAtTheRateAndEndsNearZero() {
    double[] theta = {0.0};
    Updater updater = Rule.SGD.plain(0.1, 0.0, 100).on(theta);
    updater.step(0, 1.0, new double[] {1.0});
    assertEquals(-0.1, theta[0], 1e-12);
    updater.step(50, 1.0, new double[] {1.0});
    assertEquals(-0.15, theta[0], 1e-12);
    updater.step(100, 1.0, new double[] {1.0});
    assertEquals(-0.15, theta[0], 1e-12);
  }

  @Test
  void hindsightGoesBeyondAnEdgeAndBetweenTheDecades() {
    assertEquals(1.0, Hindsight.least(half -> 1.0 + Math.abs(half - 7)));
    assertEquals(1.0, Hindsight.least(half -> 1.0 + Math.abs(half + 13)));
    assertEquals(1.0, Hindsight.least(half -> 1.0 + Math.abs(half + 2)));
  }

  @Test
  void aRunThatDivergesIsInfinitelyBad() {
    TuneTask task = TaskDistribution.task(Seeds.training(1, 1)[0]);
    assertEquals(
        Double.POSITIVE_INFINITY,
        Figure.of(
            task, theta -> (step, loss, gradient) -> java.util.Arrays.fill(theta, Double.NaN)));
  }
}
