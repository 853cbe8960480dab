package io.github.ae4j.examples.tune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.examples.tune.TuneTask.Drift;
import io.github.ae4j.examples.tune.TuneTask.Family;
import io.github.ae4j.preset.Presets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TuneTaskTest {
  private static final long[] SEEDS = Seeds.training(7, 60);

  @Test
  void aTaskIsAFunctionOfItsSeedWhateverWasAskedBefore() {
    for (long seed : SEEDS) {
      TuneTask one = TaskDistribution.task(seed);
      TuneTask other = TaskDistribution.task(seed);
      double[] theta = one.start();
      assertArrayEquals(theta, other.start());
      double[] g = new double[theta.length];
      double[] h = new double[theta.length];
      int last = one.steps() - 1;
      other.heldBack(theta);
      other.loss(3, theta, h);
      assertEquals(one.loss(last, theta, g), other.loss(last, theta, h));
      assertArrayEquals(g, h);
      assertEquals(one.heldBack(theta), other.heldBack(theta));
    }
  }

  @Test
  void gradientsAgreeWithCentralDifferences() {
    for (long seed : SEEDS) {
      TuneTask task = TaskDistribution.task(seed);
      double[] theta = task.start();
      SplittableRandom random = new SplittableRandom(seed);
      double[] g = new double[theta.length];
      for (int step : new int[] {0, task.steps() / 2, task.steps() - 1}) {
        double scale = 1e-3 * (1.0 + Math.abs(task.loss(step, theta, g)));
        double[] slope = g.clone();
        int i = random.nextInt(theta.length);
        assertEquals(
            difference(task, step, theta, i),
            slope[i],
            1e-3 * Math.abs(slope[i]) + scale,
            () -> task.family() + " " + task.drift() + " " + seed);
      }
    }
  }

  private static double difference(TuneTask task, int step, double[] theta, int i) {
    double h = 1e-5;
    double[] unused = new double[theta.length];
    double[] moved = theta.clone();
    moved[i] = theta[i] + h;
    double above = task.loss(step, moved, unused);
    moved[i] = theta[i] - h;
    return (above - task.loss(step, moved, unused)) / (2.0 * h);
  }

  @Test
  void everyArmSeesTheSameBatches() {
    for (long seed : Seeds.training(3, 6)) {
      TuneTask task = TaskDistribution.task(seed);
      List<Double> first = seen(task);
      Figure.of(task, Rule.ADAM.plain(0.01, 0.9, task.steps()));
      Figure.of(task, Rule.SGD.steered(Presets.standard(), 1.0));
      assertEquals(first, seen(task));
      assertEquals(task.steps(), first.size());
    }
  }

  /** The losses at the initial weights, batch by batch. */
  private static List<Double> seen(TuneTask task) {
    List<Double> losses = new ArrayList<>();
    Figure.of(task, theta -> (step, loss, gradient) -> losses.add(loss));
    return losses;
  }

  @Test
  void theDistributionIsWide() {
    Set<Family> families = EnumSet.noneOf(Family.class);
    Set<Drift> drifts = EnumSet.noneOf(Drift.class);
    for (long seed : SEEDS) {
      TuneTask task = TaskDistribution.task(seed);
      families.add(task.family());
      drifts.add(task.drift());
      int times = task.family() == Family.LONG_STREAM ? 20 : 1;
      assertTrue(task.steps() >= 600 * times && task.steps() <= 2_000 * times);
    }
    assertEquals(EnumSet.range(Family.REGRESSION, Family.LONG_STREAM), families);
    assertEquals(EnumSet.allOf(Drift.class), drifts);
  }

  @Test
  void whatIsSearchedOnIsNeverValidatedOn() {
    for (long seed = 0; seed < 20; seed++) {
      assertTrue(java.util.Arrays.stream(Seeds.training(seed, 500)).allMatch(s -> (s & 1) == 0));
      assertTrue(java.util.Arrays.stream(Seeds.validation(seed, 500)).allMatch(s -> (s & 1) == 1));
    }
  }
}
