package io.github.ae4j.examples.lab.arm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each method keeps beside n weights, counted by hand from its published formula. */
class StateNumbersTest {
  private static final int N = 10;

  private static Optimizer start(Arm arm) {
    return arm.recipe().start(new Start(new double[N], List.of(new int[] {N}), 100, 1L));
  }

  static List<Map.Entry<Arm, Integer>> counts() {
    return List.of(
        Map.entry(Arms.constant(Base.SGD, 0.1), N), // momentum
        Map.entry(Arms.sgd(0.1, 0.0), 0),
        Map.entry(Arms.constant(Base.ADAMW, 0.1), 2 * N), // m, v
        Map.entry(Arms.cosine(Base.ADAMW, 0.1), 2 * N),
        Map.entry(Arms.plateau(Base.ADAMW, 0.1), 2 * N + 5),
        Map.entry(Arms.finder(Base.ADAMW), 3 * N + 4), // m, v, the weights to go back to
        Map.entry(Arms.hypergradient(Base.SGD, 0.1), N + 1), // d, alpha
        Map.entry(Arms.hypergradient(Base.ADAM, 0.1), 3 * N + 1), // m, v, d, alpha
        Map.entry(Arms.prodigy(), 4 * N + 2), // m, v, s, x_0, r, d
        Map.entry(Arms.dog(), N + 2), // x_0, r, G
        Map.entry(Arms.dogAveraged(), 2 * N + 3), // and the average, t
        Map.entry(Arms.scheduleFreeSgd(0.1), N + 2), // z, the sum of weights, t
        Map.entry(Arms.scheduleFreeAdamW(0.1), 2 * N + 2), // and v
        Map.entry(NetworkArms.adEmaMix(0.1, 0.99), 3 * N), // m, n, v
        Map.entry(OnlineArms.adaGrad(0.1), N),
        Map.entry(OnlineArms.ftrl(0.1), 3 * N), // w_1, z, n
        Map.entry(OnlineArms.cocob(1.0), 5 * N), // w_1, L, G, R, s
        Map.entry(OnlineArms.inverseSquareRoot(0.1), 0),
        Map.entry(OnlineArms.noisy(0.1, 0.1), 0));
  }

  @ParameterizedTest
  @MethodSource("counts")
  void areCountedByHand(Map.Entry<Arm, Integer> count) {
    try (Optimizer optimizer = start(count.getKey())) {
      assertEquals((long) count.getValue(), optimizer.stateNumbers(), count.getKey().name());
    }
  }

  @Test
  void theRangeTestLetsGoOfTheFirstWeights() {
    try (Optimizer optimizer = start(Arms.finder(Base.ADAMW))) {
      optimizer.step(1.0, new double[N]);
      optimizer.step(Double.NaN, new double[N]); // the test ends
      assertEquals(2L * N, optimizer.stateNumbers());
    }
  }

  @Test
  void noiseServesWhatItsOptimizerServes() {
    double[] theta = {1.0, -2.0};
    Dog averaging = new Dog(theta, true);
    Noisy noisy = new Noisy(averaging, 0.1, 1L);
    noisy.step(1.0, new double[] {1.0, 1.0});
    assertArrayEquals(averaging.served(), noisy.served(), 0.0);
    assertEquals(averaging.stateNumbers(), noisy.stateNumbers());
  }
}
