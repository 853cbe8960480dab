package io.github.ae4j.djl;

import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM;
import static io.github.ae4j.coefficient.Coefficient.NOISE;
import static io.github.ae4j.coefficient.Coefficient.READOUT_RATE;
import static io.github.ae4j.coefficient.Coefficient.WEIGHT_DECAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import ai.djl.training.optimizer.Optimizer;
import io.github.ae4j.Preset;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.djl.pass.Way;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fused path gives what the plain path gives, both by Java and by the script; {@link FusedFitTest} has where it goes. */
class FusedPathTest {
  private static final int STEPS = 200;

  @ParameterizedTest(name = "{0}, {1}, {2}")
  @MethodSource("io.github.ae4j.djl.Paths#runs")
  void agreesWithThePlainPath(
      String name, String loop, StepPath path, Supplier<Optimizer> optimizer, Preset preset) {
    try (Perceptron fused = Perceptron.steered(optimizer.get(), preset, path);
        Perceptron plain = Perceptron.steered(optimizer.get(), preset, StepPath.PLAIN)) {
      fused.steps(1, STEPS);
      plain.steps(1, STEPS);
      assertNull(fused.steered().adapter().passes().refusal());
      assertWay(path, fused.steered().adapter());
      assertNotNull(plain.steered().adapter().passes().refusal());
      Paths.near(plain, fused);
    }
  }

  /** Java's loops on this small network, and the script only where it is asked for or something follows. */
  private static void assertWay(StepPath path, DjlAdapter adapter) {
    boolean follows = adapter.form().steers(NOISE) || adapter.form().steers(READOUT_RATE);
    Way sums = path == StepPath.FUSED ? Way.MEMORY : Way.SCRIPT;
    assertEquals(sums, adapter.passes().wayToSum());
    assertEquals(follows ? Way.SCRIPT : sums, adapter.passes().wayToUpdate());
    assertEquals(path == StepPath.SCRIPT || follows, adapter.passes().isScriptLoaded());
  }

  @Test
  void flushesAndResets() {
    Preset preset =
        (loop, adapter) -> {
          loop.screen(
              Loops.asking(
                  t ->
                      t == 5
                          ? Verdict.FLUSH_MOMENTUM
                          : t == 9 ? Verdict.SKIP : t == 12 ? Verdict.RESET_STATE : Verdict.APPLY));
          Loops.along(Paths.MOVING, LEARNING_RATE, MOMENTUM).configure(loop, adapter);
        };
    Paths.optimizers()
        .forEach(
            (name, optimizer) -> {
              if (name.contains("without")) {
                return;
              }
              for (StepPath path : Paths.FUSED) {
                try (Perceptron fused = Perceptron.steered(optimizer.get(), preset, path);
                    Perceptron plain =
                        Perceptron.steered(optimizer.get(), preset, StepPath.PLAIN)) {
                  Paths.near(plain.steps(1, 20), fused.steps(1, 20));
                }
              }
            });
  }

  @Test
  void theOptimizerGoesOnBare() {
    Paths.optimizers()
        .forEach(
            (name, supplier) -> {
              double[][] weights = new double[StepPath.values().length][];
              for (StepPath path : StepPath.values()) {
                try (Perceptron perceptron =
                    Perceptron.steered(
                        supplier.get(),
                        Loops.along(Paths.MOVING, LEARNING_RATE, WEIGHT_DECAY),
                        path)) {
                  perceptron.steps(1, 20).goOnBare().steps(21, 40);
                  weights[path.ordinal()] = perceptron.weights();
                }
              }
              for (StepPath path : Paths.FUSED) {
                Paths.near(
                    name,
                    Paths.PARAMETERS,
                    weights[StepPath.PLAIN.ordinal()],
                    weights[path.ordinal()]);
              }
            });
  }
}
