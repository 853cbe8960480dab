package io.github.ae4j.examples.lab.systems.cartpole;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.preset.Presets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemperatureTest {
  private static final int SEEDS = 20;
  private static final int UPDATES = 60;

  /** What the task is given, over the advantages' root mean square. */
  private static final class Recorded implements Temperature {
    private final Temperature steered = Temperature.steered(0.01);
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;

    @Override
    public double at(int step, double scale) {
      double relative = steered.at(step, 1.0);
      least = Math.min(least, relative);
      most = Math.max(most, relative);
      return scale * relative;
    }

    @Override
    public void step(double loss, double reward) {
      steered.step(loss, reward);
    }

    @Override
    public void close() {
      steered.close();
    }
  }

  /** It moves, and never as far as its bounds, whatever the rewards' unit. */
  @ParameterizedTest
  @CsvSource({"1, 0", "1000, 0", "1, 1000"})
  void staysInsideItsBounds(double factor, double offset) {
    for (int seed = 1; seed <= SEEDS; seed++) {
      Recorded temperature = new Recorded();
      double[] factors = {factor};
      double[] offsets = {offset};
      try (RewardDriftTask task =
          new RewardDriftTask(seed, UPDATES, temperature, false, factors, offsets)) {
        train(task);
      }
      String range = "seed " + seed + ": " + temperature.least + " to " + temperature.most;
      assertTrue(temperature.least > 1e-4 && temperature.most < 1.0, range);
      assertTrue(temperature.most > 1.01 * temperature.least, range);
    }
  }

  private static void train(RewardDriftTask task) {
    double[] weights = task.start();
    double[] gradient = new double[weights.length];
    ArrayOptimizer adam = ArrayOptimizer.adam(weights, ArraySettings.of(0.01));
    try (ArrayTrainer trainer = ArrayTrainer.steer(adam, Presets.reinforcement())) {
      for (int step = 1; step <= UPDATES; step++) {
        trainer.step(task.gradient(step, weights, gradient), gradient);
      }
    }
  }
}
