package io.github.ae4j.meta;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.preset.StandardConstant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GainDescentTest {
  private static final long[] SEEDS = {0, 2, 4, 6, 8, 10, 12, 14};
  private static final GainDescent DESCENT = new GainDescent(12, 4, 0.1, 1.0, 2, 7);

  /** Far from good: the first step is a tenth of the shipped loop's. */
  private static final Gains FROM =
      Gains.of(StandardConfig.defaults().with(StandardConstant.START_GAUGE, 1.3e-3))
          .only(List.of("start_gauge", "drive_gain"));

  private static MetaTask task(long seed) {
    return new QuadraticMetaTask(seed, 6, 60, seed % 4 == 0, Objective.meanLoss());
  }

  private static double score(Gains gains) {
    double sum = 0.0;
    for (long seed = 1; seed < 20; seed += 2) {
      sum += Math.log(MetaRun.value(task(seed), gains));
    }
    return sum / 10.0;
  }

  @Test
  void lowersTheScoreOfTasksItHasNotSeenAndTheSameTwice() {
    List<GainDescent.Step> log = new ArrayList<>();
    Gains found = DESCENT.learn(FROM, GainDescentTest::task, SEEDS, () -> true, log::add);
    assertEquals(12, log.size());
    assertTrue(score(found) < score(FROM) - 0.05, score(found) + " after " + score(FROM));
    assertTrue(found.value(0) > FROM.value(0), "a longer first step: " + found.value(0));
    Gains again = DESCENT.learn(FROM, GainDescentTest::task, SEEDS, () -> true, step -> {});
    assertArrayEquals(found.coordinates(), again.coordinates(), 0.0);
  }

  @Test
  void staysWithinItsReachAndEndsWhenTold() {
    GainDescent far = new GainDescent(5, 2, 10.0, 0.5, 2, 7);
    Gains found = far.learn(FROM, GainDescentTest::task, SEEDS, () -> true, step -> {});
    for (double moved : GainDescent.moved(FROM, found)) {
      assertTrue(Math.abs(moved) <= 0.5 + 1e-12, "moved by " + moved);
    }
    Gains none = far.learn(FROM, GainDescentTest::task, SEEDS, () -> false, step -> {});
    assertArrayEquals(FROM.coordinates(), none.coordinates(), 0.0);
  }

  @Test
  void badSettingsAreNamed() {
    assertThrows(IllegalArgumentException.class, () -> new GainDescent(0, 4, 0.1, 1.0, 2, 7));
    assertThrows(IllegalArgumentException.class, () -> new GainDescent(1, 4, 0.0, 1.0, 2, 7));
  }
}
