package io.github.ae4j.array;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.Preset;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.event.Event;
import io.github.ae4j.preset.Presets;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From any learning rate at any time: the standard loop finds back to the rate it had. */
class AnyRateTest {
  private static final int SIZE = 20;
  private static final int BATCH = 16;
  private static final int STEPS = 800;
  private static final int THROWN = 400;
  private static final int BACK = 50;

  /** A logistic regression whose labels are wrong one time in ten. */
  private static final class Run {
    final double[] theta = new double[SIZE];
    final double[] rates = new double[STEPS + 1];
    private final Random random;
    private final double[] truth = new double[SIZE];

    Run(long seed, String optimizer, double factor) {
      random = new Random(seed);
      for (int i = 0; i < SIZE; i++) {
        truth[i] = random.nextGaussian();
      }
      ArraySettings settings = ArraySettings.of(1e-3);
      ArrayOptimizer bare =
          optimizer.equals("sgd")
              ? ArrayOptimizer.sgd(theta, settings)
              : ArrayOptimizer.adam(theta, settings);
      int[] step = new int[1];
      Event thrown =
          (signals, coefficients, response, memory) -> {
            if (step[0] == THROWN) {
              int alpha = coefficients.index(Coefficient.LEARNING_RATE);
              response.shift(coefficients, alpha, Math.log(factor));
            }
          };
      Preset preset =
          Presets.standard()
              .with(loop -> loop.screen(thrown))
              .with(loop -> loop.observer(trace -> rates[step[0]] = trace.applied(0, 0)));
      try (ArrayTrainer trainer = ArrayTrainer.steer(bare, preset)) {
        double[] g = new double[SIZE];
        for (step[0] = 1; step[0] <= STEPS; step[0]++) {
          trainer.step(loss(BATCH, g), g);
        }
      }
    }

    double loss(int batch, double[] g) {
      java.util.Arrays.fill(g, 0.0);
      double loss = 0.0;
      double[] x = new double[SIZE];
      for (int b = 0; b < batch; b++) {
        double z = 0.0;
        double y = 0.0;
        for (int i = 0; i < SIZE; i++) {
          x[i] = random.nextGaussian();
          z += theta[i] * x[i];
          y += truth[i] * x[i];
        }
        boolean wrong = random.nextInt(10) == 0;
        double label = (y > 0.0) != wrong ? 1.0 : 0.0;
        loss += (Math.max(z, 0.0) - label * z + Math.log1p(Math.exp(-Math.abs(z)))) / batch;
        for (int i = 0; i < SIZE; i++) {
          g[i] += (1.0 / (1.0 + Math.exp(-z)) - label) * x[i] / batch;
        }
      }
      return loss;
    }
  }

  @ParameterizedTest
  @CsvSource({"sgd, 1000", "sgd, 0.001", "adam, 1000", "adam, 0.001"})
  void aRateThrownOffInMidRunIsBackWithinFiftySteps(String optimizer, double factor) {
    for (long seed = 1; seed <= 5; seed++) {
      Run thrown = new Run(seed, optimizer, factor);
      Run undisturbed = new Run(seed, optimizer, 1.0);
      double before = thrown.rates[THROWN - 1];
      assertEquals(before, undisturbed.rates[THROWN - 1]);
      double after = thrown.rates[THROWN + BACK];
      assertTrue(after > before / 3.0 && after < before * 3.0, after + " was " + before);
      double[] unused = new double[SIZE];
      double loss = undisturbed.loss(4_000, unused);
      assertTrue(thrown.loss(4_000, unused) < 1.02 * loss + 0.01, optimizer + " " + seed);
    }
  }
}
