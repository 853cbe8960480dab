package io.github.ae4j.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Parameters move within their bounds, and the memory of it can be kept. */
class MetaControllerTest {
  private static final Map<MetaParameter, Double> STARTS = MetaParameter.starts();

  @Test
  void parametersKeepTheirBounds() {
    for (MetaController meta :
        new MetaController[] {
          MetaController.fixed(), MetaController.random(1, 1, 3.0), MetaController.steered(STARTS)
        }) {
      SplittableRandom random = new SplittableRandom(2);
      Map<MetaParameter, Double> now = STARTS;
      for (int g = 0; g < 200; g++) {
        now = meta.next(now, random.nextGaussian(), g);
        assertEquals(STARTS.keySet(), now.keySet());
        now.forEach((p, v) -> assertTrue(v >= p.least() && v <= p.most(), p + " is " + v));
      }
    }
  }

  @Test
  void aTrialThatLoweredTheReturnIsTakenBack() {
    MetaController meta = MetaController.random(1, 1, 0.5);
    Map<MetaParameter, Double> tried = meta.next(STARTS, 1.0, 0);
    assertNotEquals(STARTS, tried);
    Map<MetaParameter, Double> again = meta.next(tried, 0.5, 1);
    // it is the start, tried once more from there: not from the trial that failed
    SplittableRandom random = new SplittableRandom(31 + 1);
    double drawn = random.nextGaussian();
    double ticket = STARTS.get(MetaParameter.TICKET);
    assertEquals(ticket * Math.exp(0.5 * drawn), again.get(MetaParameter.TICKET), 1e-12);
  }

  @Test
  void aRisingReturnRaisesTheRateAndLowersWhatExplores() {
    try (MetaController meta = MetaController.steered(STARTS)) {
      Map<MetaParameter, Double> now = STARTS;
      for (int g = 0; g < 8; g++) {
        now = meta.next(now, 0.01 * g, g);
      }
      assertTrue(now.get(MetaParameter.RATE) > STARTS.get(MetaParameter.RATE));
      assertTrue(now.get(MetaParameter.PROGRESS) < STARTS.get(MetaParameter.PROGRESS));
    }
  }

  @Test
  void refusesAStateOfAnother() {
    assertThrows(IllegalArgumentException.class, () -> MetaController.fixed().restore("1"));
    assertThrows(
        IllegalArgumentException.class, () -> MetaController.random(1, 1, 1.0).restore("1 2"));
    assertThrows(IllegalArgumentException.class, () -> MetaController.steered(STARTS).restore("1"));
  }
}
