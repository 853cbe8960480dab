package io.github.ae4j.examples.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import io.github.ae4j.djl.Steering;
import io.github.ae4j.djl.StepPath;
import io.github.ae4j.examples.torch.TorchThreads;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DjlBenchTest {
  @BeforeAll
  static void oneThread() {
    TorchThreads.pin();
    Engine.getEngine("PyTorch");
    TorchThreads.pinLoaded();
  }

  /** Two of the three rounds have a pair, the clock counts its readings: a part is one step. */
  @Test
  void theRoundsShareThePairs() {
    long[] now = {0L};
    TimedPairs times = new TimedPairs(2, 0, 1L, 1, () -> now[0]++ * 1_000L);
    DjlBench bench = new DjlBench(Steering.standard().withPath(StepPath.PLAIN), times, 3, 0.0, 1);
    BenchResult result = bench.time(TimedNetwork.MLP_64, TimedOptimizer.SGD);
    assertEquals(2, result.pairs());
    assertEquals("mlp-64 sgd, plain path", result.name());
    assertEquals(1.0, result.bare());
    assertEquals(1.0, result.wrapped());
  }

  /** Weights, gradients and two moments of 1,863,690 floats are 28.4 MiB; the virtual machine works beside. */
  @Test
  void whatIsKeptIsTheTensors() {
    TimedPairs times = new TimedPairs(1, 0, 1L, 1);
    DjlBench bench = new DjlBench(Steering.standard().withPath(StepPath.PLAIN), times, 1, 0.0, 3);
    List<BenchResult> memory = bench.memory(TimedNetwork.MLP_1024, TimedOptimizer.ADAM);
    for (BenchResult result : memory) {
      assertTrue(result.name().startsWith("mlp-1024 adam, plain path, "), result.name());
      assertEquals("MiB", result.unit());
      assertEquals(3, result.pairs());
    }
    if (NativeHeap.ofProcess().isPresent()) {
      assertEquals(3, memory.size());
      assertEquals(28.4, memory.get(0).bare(), 4.0);
      assertEquals(28.4, memory.get(0).wrapped(), 4.0);
    }
  }
}
