package io.github.ae4j.djl.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.training.optimizer.Optimizer;
import io.github.ae4j.Preset;
import io.github.ae4j.ecology.LoraFactors;
import io.github.ae4j.ecology.Plasticity;
import io.github.ae4j.ecology.Task;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.testkit.NullArguments;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An argument that is null is named. */
class HostNullArgumentsTest {
  @BeforeAll
  static void pin() {
    Tiny.pin();
  }

  @Test
  void theDoorsOfAnEncoderNameIt(@TempDir Path folder) throws IOException {
    try (MiniLmHost host = new TinyBert(1).host(folder)) {
      LoraFactors factors = LoraFactors.fresh(host.shapes(), 2, new SplittableRandom(1));
      List<Task> tasks = TinyBert.tasks(1, 1);
      NullArguments arguments =
          new NullArguments(
              Map.of(
                  LoraFactors.class, factors,
                  Optional.class, Optional.of(factors),
                  List.class, TinyBert.lessons(tasks, 1.0),
                  byte[].class, new byte[0],
                  Plasticity.class, Plasticity.backprop(0.1)));
      assertEquals(1, arguments.named(MiniLmHost.class));
      assertEquals(2 + 2 + 4, arguments.named(MiniLmHost.class, host));
    }
  }

  @Test
  void theDoorsNameIt() {
    Task task = Tiny.tasks(1, 1).get(0);
    try (TinyTransformerHost host = Tiny.host()) {
      LoraFactors factors = LoraFactors.fresh(host.shapes(), 2, new SplittableRandom(1));
      NullArguments arguments =
          new NullArguments(
              Map.of(
                  TinyTransformerHost.class, host,
                  LoraFactors.class, factors,
                  Optional.class, Optional.of(factors),
                  List.class, Tiny.lessons(List.of(task)),
                  byte[].class, new byte[0],
                  Plasticity.class, Plasticity.backprop(0.1),
                  Optimizer.class, Optimizer.adamW().build(),
                  Preset.class, Presets.standard(),
                  Supplier.class, (Supplier<Task>) () -> task));
      assertEquals(2, arguments.named(TinyTransformerHost.class));
      assertEquals(1 + 2 + 2 + 4, arguments.named(TinyTransformerHost.class, host));
      assertEquals(3, arguments.named(TinyPretraining.class, TinyPretraining.standard()));
      assertEquals(3 + 4, arguments.named(AdapterTuning.class));
      try (AdapterTuning tuning = AdapterTuning.bare(host, factors, Optimizer.adamW().build())) {
        assertEquals(2, arguments.named(AdapterTuning.class, tuning));
      }
    }
  }
}
