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
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whole training steps in DJL: time and memory of the bare and the steered optimizer. */
@Command(
    name = "djl",
    mixinStandardHelpOptions = true,
    description = {
      "Whole training steps in DJL (forward, loss, backward, update), bare and under the standard"
          + " loop in turn, A B B A in one process: the time of a step; and, on Linux,"
          + " the native memory kept between steps, and the peaks of a step and of its update."
    })
public final class DjlBenchCommand implements Callable<Integer> {
  private static final int ROUNDS = 4;

  /** How much longer a turn must be where the clock ticks in steps of 10 ms. */
  private static final int TICKS = 5;

  @Mixin private BenchOptions options = new BenchOptions();

  @Mixin private PairsOption pairs = new PairsOption();

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

  @Option(
      names = "--groups",
      paramLabel = "G",
      defaultValue = "1",
      description =
          "also compares the loop with the tensors in G groups, each with a state of its own, with"
              + " the loop with all in one (default: ${DEFAULT-VALUE})")
  private int groups = 1;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "threads of PyTorch; with several each time is shown twice, by the clock on the wall and"
              + " as the processor time of all threads, whatever --clock says (default:"
              + " ${DEFAULT-VALUE})")
  private int threads = 1;

  @Override
  public Integer call() throws IOException {
    List<TimedNetwork> networks =
        Choice.of("--net", nets, TimedNetwork.values(), TimedNetwork::label);
    List<TimedOptimizer> updates =
        Choice.of("--optimizer", optimizers, TimedOptimizer.values(), TimedOptimizer::label);
    DjlBench bench = bench();
    options.check();
    TorchThreads.pin(threads);
    Engine.getEngine("PyTorch");
    TorchThreads.pinLoaded(threads);
    options.report(compare(bench, networks, updates));
    return 0;
  }

  /** Times first, then memory. */
  private List<BenchResult> compare(
      DjlBench bench, List<TimedNetwork> networks, List<TimedOptimizer> updates) {
    List<BenchResult> times = new ArrayList<>();
    List<BenchResult> memory = new ArrayList<>();
    try (Progress progress =
        Progress.ofUnequal("bench", "comparisons", (long) networks.size() * updates.size())) {
      for (TimedNetwork network : networks) {
        for (TimedOptimizer optimizer : updates) {
          progress.doing(network.label() + " " + optimizer.label());
          times.addAll(times(bench, network, optimizer));
          memory.addAll(bench.memory(network, optimizer));
          progress.step();
        }
      }
    }
    times.addAll(memory);
    return times;
  }

  private List<BenchResult> times(DjlBench bench, TimedNetwork network, TimedOptimizer optimizer) {
    if (threads == 1) {
      return compared(bench.by(options.clock()), network, optimizer);
    }
    List<BenchResult> times = new ArrayList<>();
    for (BenchClock clock : List.of(BenchClock.WALL, BenchClock.PROCESS)) {
      String suffix =
          ", " + threads + " threads, " + (clock == BenchClock.WALL ? "wall" : "processor");
      compared(bench.by(clock), network, optimizer)
          .forEach(result -> times.add(result.named(result.name() + suffix)));
    }
    return times;
  }

  private List<BenchResult> compared(
      DjlBench bench, TimedNetwork network, TimedOptimizer optimizer) {
    BenchResult bare = bench.time(network, optimizer);
    return groups == 1
        ? List.of(bare)
        : List.of(bare, bench.timeGroups(network, optimizer, groups));
  }

  private DjlBench bench() {
    int count = pairs.count(options.quick());
    BadInput.checkAtLeast("--every", every, 1);
    BadInput.checkAtLeast("--groups", groups, 1);
    BadInput.checkAtLeast("--threads", threads, 1);
    Steering steering = Steering.standard().withPath(path).withCadence(new Cadence(0, every));
    return options.quick()
        ? new DjlBench(steering, timed(count, 1, 2_000_000L), 1, 0.1, 1)
        : new DjlBench(steering, timed(count, 2, 20_000_000L), ROUNDS, 3.0, 10);
  }

  private TimedPairs timed(int count, int warmUp, long turnNanoseconds) {
    long turn = threads == 1 ? turnNanoseconds : TICKS * turnNanoseconds;
    return new TimedPairs(count, warmUp, turn, 1);
  }
}
