package io.github.ae4j.examples.online;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RankingTest {
  /** Every pair of a 1 and a 0 counted one by one. */
  @Test
  void areaIsTheShareOfPairsInOrder() {
    SplittableRandom random = new SplittableRandom(4);
    int n = 200;
    double[] p = new double[n];
    int[] y = new int[n];
    Ranking ranking = new Ranking(n);
    for (int i = 0; i < n; i++) {
      p[i] = random.nextInt(20) / 20.0;
      y[i] = random.nextDouble() < p[i] ? 1 : 0;
      ranking.add(p[i], y[i]);
    }
    double good = 0.0;
    double pairs = 0.0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (y[i] == 1 && y[j] == 0) {
          pairs++;
          good += p[i] > p[j] ? 1.0 : p[i] == p[j] ? 0.5 : 0.0;
        }
      }
    }
    assertEquals(good / pairs, ranking.areaUnderCurve(), 1e-12);
  }

  @Test
  void calibrationErrorWeighsTheBins() {
    Ranking ranking = new Ranking(4);
    ranking.add(0.9, 1);
    ranking.add(0.9, 0);
    ranking.add(0.2, 0);
    ranking.add(1.0, 1);
    // bin .9 to 1: mean (.9 + .9 + 1)/3, share 2/3; bin .2: mean .2, share 0
    double expected = 0.75 * Math.abs(2.8 / 3.0 - 2.0 / 3.0) + 0.25 * 0.2;
    assertEquals(expected, ranking.calibrationError(), 1e-12);
  }
}
