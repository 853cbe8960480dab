package io.github.ae4j.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.Preset;
import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.signal.Signals;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A user's law that lowers the rate on purpose has its way in the standard loop. */
class OwnLawTest {
  private static final int FROM = 400;
  private static final int TO = 600;
  private static final String LEAK = StandardConfig.defaults().recentLeak().name();

  private int step;

  /** Lowers log alpha by .05 a step for 200 steps, and says where it was when it began. */
  private final class Lower implements Law {
    double before;

    @Override
    public Set<String> coefficients() {
      return Set.of(Coefficient.LEARNING_RATE);
    }

    @Override
    public void drive(Signals signals, Coefficients coefficients, Drive drive, Slots memory) {
      int alpha = coefficients.index(Coefficient.LEARNING_RATE);
      if (step == FROM) {
        before = coefficients.coordinate(alpha);
      }
      if (step >= FROM && step < TO) {
        drive.add(alpha, -0.05 / coefficients.spec(alpha).metaStep());
      }
    }
  }

  private static Preset listing(String optimizer, Law own) {
    if (optimizer.endsWith("after")) {
      return Presets.standard().with(loop -> loop.law(own));
    }
    return Presets.standard()
        .with(loop -> loop.without(LEAK))
        .with(loop -> loop.law(own, StandardConfig.defaults().recentLeak()));
  }

  /** A regression on 20 noisy features, of which the rate is found before the law begins. */
  @ParameterizedTest
  @ValueSource(strings = {"sgd, after", "sgd, before", "adam, after", "adam, before"})
  void itWinsAgainstTheLeak(String optimizer) {
    double[] theta = new double[20];
    double[] g = new double[20];
    Random random = new Random(1);
    ArraySettings settings = ArraySettings.of(1e-3);
    ArrayOptimizer bare =
        optimizer.startsWith("sgd")
            ? ArrayOptimizer.sgd(theta, settings)
            : ArrayOptimizer.adam(theta, settings);
    Lower own = new Lower();
    try (ArrayTrainer trainer = ArrayTrainer.steer(bare, listing(optimizer, own))) {
      for (step = 0; step < TO; step++) {
        trainer.step(loss(theta, g, random), g);
      }
      double fell = own.before - trainer.loop().coordinate(0, Coefficient.LEARNING_RATE);
      assertTrue(fell > 8.0, "asked for 10, fell by " + fell);
      assertEquals(10.0, fell, 2.0);
    }
  }

  private static double loss(double[] theta, double[] g, Random random) {
    double loss = 0.0;
    for (int i = 0; i < theta.length; i++) {
      g[i] = theta[i] - 1.0 + random.nextGaussian();
      loss += 0.5 * g[i] * g[i];
    }
    return loss;
  }
}
