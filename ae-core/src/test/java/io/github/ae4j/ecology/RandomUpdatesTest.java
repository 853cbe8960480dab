package io.github.ae4j.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A control goes as far as the real thing, elsewhere, and costs as much. */
class RandomUpdatesTest {
  @Test
  void hasTheNormAndTheCostOfTheRealUpdate() {
    BilinearHost host = BilinearHost.drawn(1);
    Host control = new RandomUpdates(host, 3);
    LoraFactors factors = LoraFactors.fresh(host.shapes(), 2, new SplittableRandom(1));
    List<Lesson> lessons = List.of(new Lesson(Bed.SETS.training().get(0), "", 0.0));
    Learned real = host.learn(factors, new byte[0], lessons, Plasticity.backprop(1e-2));
    Learned drawn = control.learn(factors, new byte[0], lessons, Plasticity.backprop(1e-2));
    assertEquals(real.tokens(), drawn.tokens());
    assertNotEquals(real.factors(), drawn.factors());
    assertEquals(
        drawn.factors(),
        control.learn(factors, new byte[0], lessons, Plasticity.backprop(1e-2)).factors());
    for (int p = 0; p < 2; p++) {
      assertEquals(
          distance(factors.b(p), real.factors().b(p)),
          distance(factors.b(p), drawn.factors().b(p)),
          1e-12);
    }
  }

  private static double distance(double[] x, double[] y) {
    double squares = 0.0;
    for (int i = 0; i < x.length; i++) {
      squares += (x[i] - y[i]) * (x[i] - y[i]);
    }
    return Math.sqrt(squares);
  }
}
