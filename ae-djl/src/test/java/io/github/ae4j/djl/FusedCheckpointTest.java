package io.github.ae4j.djl;

import ai.djl.training.optimizer.Optimizer;
import io.github.ae4j.Preset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run stopped on one path goes on upon another. */
class FusedCheckpointTest {
  @ParameterizedTest(name = "{0}, {1}, {2}")
  @MethodSource("io.github.ae4j.djl.Paths#runs")
  void aCheckpointCrossesThePaths(
      String name,
      String loop,
      StepPath path,
      Supplier<Optimizer> optimizer,
      Preset preset,
      @TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("state");
    try (Perceptron fused = Perceptron.steered(optimizer.get(), preset, path);
        Perceptron plain = Perceptron.steered(optimizer.get(), preset, StepPath.PLAIN);
        Perceptron again = Perceptron.steered(optimizer.get(), preset, path)) {
      fused.steps(1, 20);
      AeDjl.saveState(fused.steered(), file);
      Weights.copy(fused.model, plain.model);
      AeDjl.restoreState(plain.steered(), file);
      plain.steps(21, 40);
      AeDjl.saveState(plain.steered(), file);
      Weights.copy(plain.model, again.model);
      AeDjl.restoreState(again.steered(), file);
      again.steps(41, 60);
      fused.steps(21, 60);
      Paths.near(fused, again);
    }
  }
}
