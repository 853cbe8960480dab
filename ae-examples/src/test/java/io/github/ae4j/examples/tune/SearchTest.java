package io.github.ae4j.examples.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.preset.StandardConstant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchTest {
  @Test
  void improvesConstantsThatAreBad() {
    Bench bench = new Bench(Families.SMALL.tasks(shortOnes()), () -> {});
    LoopConstants bad =
        LoopConstants.of(
            StandardConfig.defaults()
                .with(StandardConstant.START_GAUGE, 1e-3)
                .with(StandardConstant.LIMIT_EXPONENT, 1.3)
                .with(StandardConstant.LIMIT_OFFSET, 30.0)
                .with(StandardConstant.DRIVE_GAIN, 0.004));
    List<Search.Generation> log = new ArrayList<>();
    LoopConstants found =
        new Search(2, 5, 1, log::add).run(bad, (d, generation) -> bench.quick(d.preset()).mean());
    double before = bench.quick(bad.preset()).mean();
    double after = bench.quick(found.preset()).mean();
    assertTrue(after < before - 0.02, after + " after " + before);
    assertEquals(3, log.size());
    assertEquals(found.values(), log.get(2).constants());
  }

  /** Two quadratics that change: the quickest of the tasks, and never solved. */
  private static long[] shortOnes() {
    return Arrays.stream(Seeds.training(2, 100))
        .filter(seed -> TaskDistribution.task(seed).family() == TuneTask.Family.QUADRATIC)
        .filter(seed -> TaskDistribution.task(seed).drift() != TuneTask.Drift.NONE)
        .limit(2)
        .toArray();
  }

  @Test
  void isAFunctionOfItsSeed() {
    assertEquals(bowl(4).values(), bowl(4).values());
    assertTrue(!bowl(4).values().equals(bowl(5).values()));
  }

  @Test
  void findsTheBottomOfABowl() {
    double before = distance(LoopConstants.standard());
    double after = distance(bowl(1));
    assertTrue(after < 0.3 * before, after + " after " + before);
  }

  private static LoopConstants bowl(long seed) {
    return new Search(50, 12, seed, line -> {})
        .run(LoopConstants.standard(), (constants, generation) -> distance(constants));
  }

  private static double distance(LoopConstants constants) {
    double sum = 0.0;
    for (double place : constants.places()) {
      sum += (place - 0.7) * (place - 0.7);
    }
    return sum;
  }
}
