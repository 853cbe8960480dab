package io.github.ae4j.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Tasks go where they return most, after a while. */
class BanditRouterTest {
  private static final Map<Integer, Double> GATES = Map.of(BanditRouter.BASE, 0.5, 0, 0.5, 1, 0.5);
  private static final Map<Integer, Double> MEANS = Map.of(BanditRouter.BASE, 0.1, 0, -0.4, 1, 0.8);
  private static final int ROUNDS = 500;

  @Test
  void regretIsBelowThatOfUniformRouting() {
    double uniform = ROUNDS * (0.8 - (0.1 - 0.4 + 0.8) / 3.0);
    for (long seed = 0; seed < 20; seed++) {
      double regret = regret(seed);
      assertTrue(regret < 0.25 * uniform, () -> regret + " of " + uniform);
    }
  }

  private static double regret(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    BanditRouter router = new BanditRouter();
    double regret = 0.0;
    for (int i = 0; i < ROUNDS; i++) {
      int arm = router.choose("sum", GATES, random);
      regret += 0.8 - MEANS.get(arm);
      router.returned("sum", arm, MEANS.get(arm) + random.nextGaussian());
    }
    return regret;
  }

  @Test
  void theHostItselfIsChosenWhereItIsBest() {
    SplittableRandom random = new SplittableRandom(1);
    BanditRouter router = new BanditRouter();
    for (int i = 0; i < 200; i++) {
      router.returned("sum", BanditRouter.BASE, 1.0);
      router.returned("sum", 0, -1.0);
      router.returned("sum", 1, -1.0);
    }
    for (int i = 0; i < 100; i++) {
      assertEquals(BanditRouter.BASE, router.choose("sum", GATES, random));
    }
  }

  @Test
  void aGateThatIsNoNumberIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new BanditRouter().choose("sum", Map.of(3, Double.NaN), new SplittableRandom(1)));
  }

  @Test
  void aFamilySaysNothingOfAnother() {
    BanditRouter router = new BanditRouter();
    router.returned("sum", 0, 2.0);
    assertEquals(Optional.of(2.0), router.mean("sum", 0));
    assertEquals(Optional.empty(), router.mean("sort", 0));
  }
}
