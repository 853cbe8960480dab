package io.github.ae4j.examples.lab.streams;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RarityTest {
  private static final int N = 40_000;

  @ParameterizedTest
  @CsvSource({
    "HALF, .5, .5",
    "TWENTIETH, .05, .05",
    "HUNDREDTH, .01, .01",
    "TWOHUNDREDTH, .005, .005",
    "THOUSANDTH, .001, .001",
    "SWITCH, .5, .5",
    "JUMP, .005, .05"
  })
  void asManyPositivesAsThePriorsSay(Rarity rarity, double before, double after) {
    boolean[] positive = rarity.make(N, 1L).positive();
    assertEquals(before, share(positive, 0), 4.0 * Math.sqrt(before / (N / 2)));
    assertEquals(after, share(positive, N / 2), 4.0 * Math.sqrt(after / (N / 2)));
    assertEquals(before == after && rarity != Rarity.SWITCH, rarity.isStationary());
  }

  private static double share(boolean[] positive, int from) {
    int count = 0;
    for (int i = from; i < from + N / 2; i++) {
      count += positive[i] ? 1 : 0;
    }
    return count / (N / 2.0);
  }

  /** Positives lie on one side of their mean, and after the switch negatives do. */
  @Test
  void labelsAreSwitchedHalfWay() {
    Examples examples = Rarity.SWITCH.make(N, 2L);
    double before = gap(examples, 0);
    double after = gap(examples, N / 2);
    assertTrue(Math.abs(before) > 0.1, "gap " + before);
    assertEquals(-before, after, 0.05);
  }

  /** Of the first attribute: its mean over positives less that over negatives. */
  private static double gap(Examples examples, int from) {
    double[] sum = new double[2];
    int[] count = new int[2];
    for (int i = from; i < from + N / 2; i++) {
      int label = examples.positive()[i] ? 1 : 0;
      sum[label] += examples.value()[i][0];
      count[label]++;
    }
    return sum[1] / count[1] - sum[0] / count[0];
  }

  @ParameterizedTest
  @EnumSource(Rarity.class)
  void sameSeedGivesTheSameStream(Rarity rarity) {
    assertArrayEquals(rarity.make(50, 3L).value(), rarity.make(50, 3L).value());
    assertArrayEquals(rarity.make(50, 3L).positive(), rarity.make(50, 3L).positive());
  }
}
