package io.github.ae4j.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.preset.Presets;
import java.util.Iterator;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Weights that are thrown come back, and the rate is lower. */
class RecoveryTest {
  private static final int N = 20;

  private final double[] weights = new double[N];
  private final double[] gradient = new double[N];
  private final Random random = new Random(1);
  private final ArrayOptimizer adam = ArrayOptimizer.adam(weights, ArraySettings.of(1e-2));
  private final Halting halting =
      Halting.when(HaltRules.any(HaltRules.spike(), HaltRules.steps(4000)));
  private final ArrayTrainer trainer = ArrayTrainer.steer(adam, halting.on(Presets.standard()));

  /** A bowl about 1 with noise; at some steps somebody throws the weights far away. */
  private Runner<double[], double[], Long> runner(long... thrownAt) {
    Iterator<Long> steps = LongStream.iterate(1, i -> i + 1).iterator();
    return new Runner<>(
        new Machine<>(
            weights,
            gradient,
            (x, g, step) -> {
              for (long at : thrownAt) {
                for (int i = 0; step == at && i < N; i++) {
                  x[i] += 1e4;
                }
              }
              double loss = 0.0;
              for (int i = 0; i < N; i++) {
                double noise = 0.1 * random.nextGaussian();
                g[i] = x[i] - 1.0 + noise;
                loss += 0.5 * (x[i] - 1.0) * (x[i] - 1.0) + noise * x[i];
              }
              return Outcome.of(loss);
            },
            Controller.of(trainer, gradient),
            halting,
            steps));
  }

  private double distance() {
    double sum = 0.0;
    for (double weight : weights) {
      sum += (weight - 1.0) * (weight - 1.0);
    }
    return Math.sqrt(sum);
  }

  @Test
  void weightsMomentsAndLoopGoBackAndTheRateIsCut() {
    Runner<double[], double[], Long> runner =
        runner(1030).recover(new Recovery(Keeper.of(weights, adam, trainer), 100, 2.0, 3));
    assertEquals("BUDGET", runner.run(1000).reason());
    double rate = trainer.loop().coefficient(Coefficient.LEARNING_RATE);
    assertEquals("BUDGET", runner.run(40).reason());
    assertEquals(1, runner.recoveries());
    assertTrue(distance() < 1.0, "away by " + distance());
    double cut = trainer.loop().coefficient(Coefficient.LEARNING_RATE);
    assertTrue(cut < 0.5 * rate, cut + " after " + rate);
  }

  @Test
  void atMostSoOftenThenItHasDiverged() {
    Runner<double[], double[], Long> runner =
        runner(530, 830, 1130).recover(new Recovery(Keeper.of(weights, adam, trainer), 50, 0.5, 2));
    Halted halted = runner.run(4000);
    assertEquals("DIVERGED", halted.reason());
    assertEquals(2, runner.recoveries());
  }

  @Test
  void offByDefaultTheRuleHalts() {
    assertEquals("SPIKE", runner(530).run(4000).reason());
  }
}
