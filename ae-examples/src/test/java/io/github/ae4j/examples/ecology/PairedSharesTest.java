package io.github.ae4j.examples.ecology;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Differences of shares at the same tasks, and how sure they are. */
class PairedSharesTest {
  @Test
  void mcNemarIsTheBinomialLaw() {
    assertEquals(1.0, PairedShares.mcNemar(0, 0));
    assertEquals(1.0, PairedShares.mcNemar(4, 4));
    assertEquals(2.0 / 32.0, PairedShares.mcNemar(5, 0), 1e-12);
    // 2 (1 + 10 + 45) / 1024
    assertEquals(112.0 / 1024.0, PairedShares.mcNemar(2, 8), 1e-12);
    assertEquals(PairedShares.mcNemar(8, 2), PairedShares.mcNemar(2, 8));
  }

  @Test
  void holmAdjustsInOrder() {
    assertArrayEquals(
        new double[] {0.06, 0.04, 0.06, 0.9}, PairedShares.holm(0.03, 0.01, 0.02, 0.9), 1e-12);
    assertArrayEquals(new double[] {1.0, 1.0}, PairedShares.holm(0.7, 0.6), 1e-12);
  }

  @Test
  void theIntervalCoversTheTruth() {
    int covered = 0;
    for (long seed = 0; seed < 60; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      boolean[] first = new boolean[300];
      boolean[] second = new boolean[300];
      for (int i = 0; i < first.length; i++) {
        first[i] = random.nextDouble() < 0.7;
        second[i] = random.nextDouble() < 0.5;
      }
      PairedShares shares = PairedShares.of(List.of(first), List.of(second));
      covered += shares.low() <= 0.2 && shares.high() >= 0.2 ? 1 : 0;
    }
    int count = covered;
    assertTrue(count >= 52, () -> "covered " + count + " of 60");
  }

  private static LifeResult result(long seed, Life life, boolean... right) {
    Map<Serving, LifeResult.Right> served =
        Map.of(Serving.BEST, new LifeResult.Right(right, right, 1.0));
    return new LifeResult(seed, life, Map.of(), "", served, "");
  }

  /** Of a run that is under way an arm may lack seeds: only those of both are compared. */
  @Test
  void armsAreComparedOnTheSeedsOfBoth() {
    List<Finding> findings =
        Finding.of(
            List.of(
                result(1, Life.SFT, true, true),
                result(2, Life.SFT, true, true),
                result(2, Life.FULL, true, false),
                result(3, Life.SINGLE, true, false)));
    assertEquals(1, findings.size());
    assertEquals("fine-tuning minus ecology", findings.get(0).question());
    assertEquals(0.5, findings.get(0).shares().difference(), 1e-12);
  }

  @Test
  void theSameAnswersHaveNoDifference() {
    List<boolean[]> rows = List.of(new boolean[] {true, false}, new boolean[] {true});
    PairedShares shares = PairedShares.of(rows, rows);
    assertEquals(new PairedShares(0.0, 0.0, 0.0, 1.0), shares);
  }
}
