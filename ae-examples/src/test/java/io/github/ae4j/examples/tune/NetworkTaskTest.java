package io.github.ae4j.examples.tune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.examples.tune.TuneTask.Drift;
import io.github.ae4j.examples.tune.TuneTask.Family;
import io.github.ae4j.preset.Presets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NetworkTaskTest {
  private static final long[] SEEDS = Seeds.training(7, 12);

  @Test
  void aTaskIsAFunctionOfItsSeedWhateverWasAskedBefore() {
    for (long seed : SEEDS) {
      TuneTask one = NetworkDistribution.task(seed);
      TuneTask other = NetworkDistribution.task(seed);
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

  /** In a direction of all weights at once: a rectifier that bends within the step weighs little. */
  @Test
  void gradientsAgreeWithCentralDifferences() {
    for (long seed : SEEDS) {
      TuneTask task = NetworkDistribution.task(seed);
      double[] theta = task.start();
      SplittableRandom random = new SplittableRandom(seed);
      double[] direction = new double[theta.length];
      for (int i = 0; i < theta.length; i++) {
        direction[i] = random.nextGaussian();
        theta[i] += 0.1 * random.nextGaussian();
      }
      for (int step : new int[] {0, task.steps() - 1}) {
        double[] g = new double[theta.length];
        double scale = 1.0 + task.loss(step, theta, g);
        double slope = 0.0;
        for (int i = 0; i < g.length; i++) {
          slope += g[i] * direction[i];
        }
        double difference = difference(task, step, theta, direction);
        assertEquals(difference, slope, 1e-3 * scale, task.family() + " " + seed);
      }
    }
  }

  private static double difference(TuneTask task, int step, double[] theta, double[] direction) {
    double h = 1e-6;
    double[] unused = new double[theta.length];
    double[] moved = theta.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] = theta[i] + h * direction[i];
    }
    double above = task.loss(step, moved, unused);
    for (int i = 0; i < moved.length; i++) {
      moved[i] = theta[i] - h * direction[i];
    }
    return (above - task.loss(step, moved, unused)) / (2.0 * h);
  }

  @Test
  void theDistributionHoldsBothNetworks() {
    Set<Family> families = EnumSet.noneOf(Family.class);
    Set<Drift> drifts = EnumSet.noneOf(Drift.class);
    for (long seed : Seeds.training(7, 60)) {
      TuneTask task = NetworkDistribution.task(seed);
      families.add(task.family());
      drifts.add(task.drift());
      assertTrue(task.steps() >= 300 && task.steps() <= 800);
    }
    assertEquals(EnumSet.of(Family.TEXT, Family.PICTURES), families);
    assertEquals(EnumSet.of(Drift.NONE, Drift.TARGET, Drift.LOSS_SCALE), drifts);
  }

  @Test
  void targetsAreTheNextTokens() {
    Changes changes = new Changes(Drift.NONE, 10, 2, 0.0, 1L);
    Source source = new TextSource(5, 8, 0.0, changes);
    double[] x = new double[8];
    double[] target = new double[8];
    source.draw(0, new SplittableRandom(1L), x, target);
    for (int i = 0; i + 1 < x.length; i++) {
      assertEquals(x[i + 1], target[i]);
    }
  }

  /** With labels that change, a class is another one in another phase. */
  @Test
  void targetsChangeByPhase() {
    Changes changes = new Changes(Drift.TARGET, 100, 4, 0.0, 3L);
    Source source = new TextSource(20, 12, 3.0, changes);
    double[] x = new double[12];
    double[] first = new double[12];
    double[] last = new double[12];
    source.draw(0, new SplittableRandom(1L), x, first);
    source.draw(99, new SplittableRandom(1L), x, last);
    assertNotEquals(List.of(first[3], first[4]), List.of(last[3], last[4]));
  }

  @Test
  void everyEighthSmallTaskBringsANetwork() {
    long[] seeds = Seeds.training(1, 16);
    List<TuneTask> all = Families.ALL.tasks(seeds);
    assertEquals(18, all.size());
    List<TuneTask> small = all.stream().filter(t -> !t.family().isNetwork()).toList();
    List<TuneTask> alone = Families.SMALL.tasks(seeds);
    for (int i = 0; i < 16; i++) {
      assertArrayEquals(alone.get(i).start(), small.get(i).start());
    }
    assertEquals(
        16, Families.NETWORKS.tasks(seeds).stream().filter(t -> t.family().isNetwork()).count());
    double[] network = Families.NETWORKS.tasks(seeds).get(7).start();
    assertArrayEquals(network, all.get(8).start());
  }

  /** The first loss of the readout is the trained weights'; behind a task that stands it is another one's. */
  @Test
  void theServedWeightsAreJudgedBesideTheTrained() {
    TuneTask task = NetworkDistribution.task(SEEDS[0]);
    Figure trained = Figure.both(task, Rule.ADAM.plain(0.01, 0.9, 0));
    assertEquals(trained.trained(), trained.served());
    Figure both = Figure.both(task, Rule.ADAM.steered(Presets.standard(), 0.01));
    assertEquals(Figure.of(task, Rule.ADAM.steered(Presets.standard(), 0.01)), both.trained());
    assertNotEquals(both.trained(), both.served());
    assertTrue(both.served() < 2.0 * both.trained(), both.toString());
  }
}
