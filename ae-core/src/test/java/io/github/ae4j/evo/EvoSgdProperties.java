package io.github.ae4j.evo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Whatever the population, the base is never left for something worse. */
class EvoSgdProperties {
  private static final int N = 5;

  @Property(tries = 300)
  void theBaseIsNeverLeftForSomethingWorse(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 12) int population,
      @ForAll @IntRange(min = 1, max = 12) int elites,
      @ForAll @DoubleRange(min = -4.0, max = 0.5) double decades,
      @ForAll @IntRange(min = 0, max = 9) int spoilt) {
    Rugged problem = new Rugged(N, seed);
    double[] theta = problem.start();
    EvoConfig evo =
        EvoConfig.defaults()
            .withInterval(3)
            .withPopulation(population, Math.min(elites, population))
            .withSigma(new Sigma.Decaying(Math.pow(10.0, decades), 0.9, 1e-5))
            .withSeed(seed);
    EvoSgd optimizer = new EvoSgd(theta, SgdSettings.of(1e-3), evo, 2, 3);
    for (int t = 0; t < 12; t++) {
      int[] calls = {0};
      double[] base = new double[N];
      Optional<Generation> made =
          optimizer.step(
              problem.loss(theta),
              problem.gradient(theta),
              x -> {
                if (calls[0]++ == 0) {
                  System.arraycopy(x, 0, base, 0, N);
                }
                return calls[0] > 1 && calls[0] % 10 == spoilt ? Double.NaN : problem.loss(x);
              });
      if (made.isPresent()) {
        Generation one = made.get();
        double now = problem.loss(theta);
        assertEquals(problem.loss(base), one.base());
        if (one.taken()) {
          assertEquals(one.mean(), now);
          assertTrue(now < one.base(), one.toString());
        } else {
          assertArrayEquals(base, theta, 0.0);
        }
      }
    }
  }
}
