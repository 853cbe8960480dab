package io.github.ae4j.array;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.ae4j.Preset;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.testkit.TraceSums;
import io.github.ae4j.trace.StepTrace;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every change of a coefficient is in the trace: laws, events, limits, bounds and moves from outside. */
class TraceSumsTest {
  private static final int STEPS = 600;

  static Stream<Arguments> loops() {
    Map<String, Preset> presets =
        Map.of(
            "standard", Presets.standard(),
            "standard with readout", Presets.standardWithReadout(),
            "theory", Presets.theory(),
            "seed", Presets.seed());
    Map<String, BiFunction<double[], ArraySettings, ArrayOptimizer>> optimizers =
        Map.of(
            "sgd", ArrayOptimizer::sgd,
            "adam", ArrayOptimizer::adam,
            "adamW", ArrayOptimizer::adamW);
    return presets.entrySet().stream()
        .flatMap(
            p ->
                optimizers.entrySet().stream()
                    .map(o -> arguments(p.getKey(), o.getKey(), p.getValue(), o.getValue())));
  }

  /** A stream with a jump, a bad batch, gradients of zero and of NaN (the seed takes none), and moves from outside. */
  @ParameterizedTest(name = "{0} of {1}")
  @MethodSource("loops")
  void itAddsUp(
      String name,
      String optimizer,
      Preset preset,
      BiFunction<double[], ArraySettings, ArrayOptimizer> make) {
    TraceSums sums = new TraceSums();
    Set<String> movers = new TreeSet<>();
    ArraySettings settings = ArraySettings.of(0.1).withWeightDecay(1e-3);
    double[] theta = {3.0, -2.0, 0.5, 1.0};
    ArrayOptimizer made = make.apply(theta, settings);
    Preset watched = preset.with(loop -> loop.observer(sums, t -> note(t, movers)));
    try (ArrayTrainer trainer = ArrayTrainer.steer(made, watched)) {
      drive(trainer, theta, name.equals("seed") ? 1e3 : Double.NaN);
    }
    assertEquals(STEPS - 1, sums.steps());
    assertTrue(movers.contains(StepTrace.OUTSIDE), movers.toString());
    assertTrue(movers.size() > 4, movers.toString());
  }

  private static void drive(ArrayTrainer trainer, double[] theta, double bad) {
    Random random = new Random(7);
    double[] gradient = new double[4];
    for (int t = 1; t <= STEPS; t++) {
      double loss = 0.0;
      double target = t < STEPS / 2 ? 0.0 : 30.0;
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] = theta[i] - target + 0.3 * random.nextGaussian();
        loss += 0.5 * gradient[i] * gradient[i];
        gradient[i] = t % 97 == 0 ? 0.0 : gradient[i];
      }
      if (t % 101 < 3) {
        gradient[1] = bad;
      }
      if (t % 50 == 0) {
        double x = trainer.loop().coordinate(0, Coefficient.LEARNING_RATE);
        trainer.loop().move(0, Coefficient.LEARNING_RATE, t % 100 == 0 ? x + 3.0 : -1e6);
      }
      trainer.step(loss, gradient);
    }
  }

  private static void note(StepTrace trace, Set<String> movers) {
    for (int source = 0; source < trace.sources().size(); source++) {
      for (int i = 0; i < trace.coefficients().size(); i++) {
        if (trace.acted(0, source, i) != 0.0) {
          movers.add(trace.sources().get(source));
        }
      }
    }
  }

  /** The check can fail: a part that moves a coefficient behind the book's back is found. */
  @Test
  void aMoveThatIsNotEnteredIsFound() {
    ArrayOptimizer optimizer = ArrayOptimizer.sgd(new double[1], ArraySettings.of(0.1));
    Preset watched = Presets.standard().with(loop -> loop.observer(new TraceSums()));
    try (ArrayTrainer trainer = ArrayTrainer.steer(optimizer, watched)) {
      trainer.step(1.0, new double[] {1.0});
      String saved = trainer.loop().checkpoint();
      trainer.step(1.0, new double[] {1.0});
      trainer.loop().move(0, Coefficient.LEARNING_RATE, 2.0);
      trainer.loop().restore(saved);
      assertThrows(AssertionError.class, () -> trainer.step(1.0, new double[] {1.0}));
    }
  }
}
