package io.github.ae4j.examples.bench;

import ai.djl.engine.Engine;
import io.github.ae4j.adapter.Cadence;
import io.github.ae4j.djl.Steering;
import io.github.ae4j.djl.StepPath;
import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.report.Progress;
import io.github.ae4j.examples.torch.TorchThreads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whole training steps in DJL: time and memory of the bare and the steered optimizer. */
@Command(
    name = "djl",
    mixinStandardHelpOptions = true,
    description = {
      "Whole training steps in DJL (forward, loss, backward, update) on one thread, bare and under"
          + " the standard loop in turn, A B B A in one process: the time of a step; and, on Linux,"
          + " the native memory kept between steps, and the peaks of a step and of its update."
    })
public final class DjlBenchCommand implements Callable<Integer> {
  private static final int PAIRS = 40;
  private static final int QUICK_PAIRS = 6;
  private static final int ROUNDS = 4;

  @Mixin private BenchOptions options = new BenchOptions();

  @Option(
      names = "--net",
      paramLabel = "NAME",
      split = ",",
      description = "of mlp-64, mlp-256, mlp-1024, conv, resnet-18 (default: all)")
  private List<String> nets = new ArrayList<>();

  @Option(
      names = "--optimizer",
      paramLabel = "NAME",
      split = ",",
      description = "of adam, adamw, sgd (default: all)")
  private List<String> optimizers = new ArrayList<>();

  @Option(
      names = "--pairs",
      paramLabel = "N",
      description = "turns A B B A to time (default: " + PAIRS + ", quick " + QUICK_PAIRS + ")")
  private @Nullable Integer pairs;

  @Option(
      names = "--path",
      paramLabel = "PATH",
      defaultValue = "fused",
      description =
          "how the loop makes its steps, fused, script or plain (default: ${DEFAULT-VALUE})")
  private StepPath path = StepPath.FUSED;

  @Option(
      names = "--every",
      paramLabel = "C",
      defaultValue = "1",
      description = "the loop measures each C-th step (default: ${DEFAULT-VALUE})")
  private int every = 1;

  @Override
  public Integer call() throws IOException {
    List<TimedNetwork> networks =
        Choice.of("--net", nets, TimedNetwork.values(), TimedNetwork::label);
    List<TimedOptimizer> updates =
        Choice.of("--optimizer", optimizers, TimedOptimizer.values(), TimedOptimizer::label);
    DjlBench bench = bench();
    options.check();
    TorchThreads.pin();
    Engine.getEngine("PyTorch");
    TorchThreads.pinLoaded();
    List<BenchResult> times = new ArrayList<>();
    List<BenchResult> memory = new ArrayList<>();
    try (Progress progress =
        Progress.ofUnequal("bench", "comparisons", (long) networks.size() * updates.size())) {
      for (TimedNetwork network : networks) {
        for (TimedOptimizer optimizer : updates) {
          progress.doing(network.label() + " " + optimizer.label());
          times.add(bench.time(network, optimizer));
          memory.addAll(bench.memory(network, optimizer));
          progress.step();
        }
      }
    }
    times.addAll(memory);
    options.report(times);
    return 0;
  }

  private DjlBench bench() {
    int usual = options.quick() ? QUICK_PAIRS : PAIRS;
    int count = pairs == null ? usual : pairs;
    if (count < 1) {
      throw new BadInput("--pairs must be at least 1, got " + count);
    }
    if (every < 1) {
      throw new BadInput("--every must be at least 1, got " + every);
    }
    Steering steering = Steering.standard().withPath(path).withCadence(new Cadence(0, every));
    return options.quick()
        ? new DjlBench(steering, timed(count, 1, 2_000_000L), 1, 0.1, 1)
        : new DjlBench(steering, timed(count, 2, 20_000_000L), ROUNDS, 3.0, 10);
  }

  private TimedPairs timed(int count, int warmUp, long turnNanoseconds) {
    return new TimedPairs(count, warmUp, turnNanoseconds, 1).by(options.clock());
  }
}
