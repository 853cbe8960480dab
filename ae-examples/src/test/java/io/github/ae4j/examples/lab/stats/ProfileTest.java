package io.github.ae4j.examples.lab.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfileTest {
  private static final double MISS = Double.POSITIVE_INFINITY;
  private static final double NOT_RUN = Double.NaN;

  private static Map<String, Profile> profiles() {
    Map<String, double[]> times = new LinkedHashMap<>();
    times.put("a", new double[] {100.0, 300.0, MISS, MISS});
    times.put("b", new double[] {200.0, 100.0, 50.0, MISS});
    times.put("c", new double[] {NOT_RUN, NOT_RUN, 50.0, NOT_RUN});
    return Profile.of(times);
  }

  @Test
  void ratiosToTheBestByHand() {
    assertArrayEquals(new double[] {1.0, 3.0, MISS, MISS}, profiles().get("a").ratios());
    assertArrayEquals(new double[] {1.0, 1.0, 2.0, MISS}, profiles().get("b").ratios());
    assertArrayEquals(new double[] {1.0}, profiles().get("c").ratios());
    assertEquals(1, profiles().get("c").problems());
  }

  @Test
  void sharesByHand() {
    Profile a = profiles().get("a");
    assertEquals(0.25, a.share(1.0));
    assertEquals(0.25, a.share(2.9));
    assertEquals(0.5, a.share(3.0));
    assertEquals(0.5, a.share(1e9));
    assertEquals(0.5, profiles().get("b").share(1.0));
    assertEquals(0.75, profiles().get("b").share(2.0));
  }

  @Test
  void theScoreIsTheAreaUnderTheSteps() {
    // a: 1/4 from 1 to 3, 1/2 from 3 to 4; b: 1/2 from 1 to 2, 3/4 from 2 to 4.
    assertEquals((0.25 * 2.0 + 0.5) / 3.0, profiles().get("a").score(), 1e-12);
    assertEquals((0.5 + 0.75 * 2.0) / 3.0, profiles().get("b").score(), 1e-12);
    assertEquals(1.0, profiles().get("c").score());
  }
}
