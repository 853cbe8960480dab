package io.github.ae4j.examples.lab.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfileTest {
  private static final double MISS = Double.POSITIVE_INFINITY;

  private static Map<String, Profile> profiles() {
    return Profile.of(
        List.of(
            Map.of("a", 100.0, "b", 200.0),
            Map.of("a", 300.0, "b", 100.0),
            Map.of("a", MISS, "b", 50.0, "c", 50.0),
            Map.of("a", MISS, "b", MISS)));
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
