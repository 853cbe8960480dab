package io.github.ae4j.examples.bench;

import io.github.ae4j.djl.DjlTrajectory;
import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.report.TextTable;
import io.github.ae4j.examples.swarm.DigitNetwork;
import io.github.ae4j.examples.swarm.SplitDigits;
import io.github.ae4j.examples.swarm.SwarmRunners;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.swarm.DirectoryStore;
import io.github.ae4j.swarm.Order;
import io.github.ae4j.swarm.RoundRunner;
import io.github.ae4j.swarm.StepBudget;
import io.github.ae4j.swarm.Swarm;
import io.github.ae4j.swarm.SwarmConfig;
import io.github.ae4j.swarm.ThreadRunner;
import io.github.ae4j.swarm.TrajectoryFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.apache.commons.io.file.PathUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ae bench swarm}: what a runner makes of the cores, what a round costs beside its work, memory. */
@Command(
    name = "swarm",
    mixinStandardHelpOptions = true,
    description = {
      "Rounds of eight members on arrays with unequal budgets and snapshots of 1 MB: the share of"
          + " the cores that trains, over its bound sum/(cores x longest), by processor time and by"
          + " the clock on the wall; then rounds of a step a member, which cost what a round costs"
          + " beside its work. --memory M instead: the most memory resident in 32 turns of a"
          + " network on digits, or of M of them in one slot, and what is resident after them once"
          + " Java's garbage is collected; each M in a process of its own."
    })
public final class SwarmBenchCommand implements Callable<Integer> {
  private static final int MEMBERS = 8;
  private static final int PARAMETERS = (1 << 20) / (3 * Double.BYTES);
  private static final int WARM_UP = 2; // rounds
  private static final int EMPTY = 10; // rounds of a step a member
  private static final int TURNS = 32; // of --memory
  private static final int STEPS = 100; // of each
  private static final double MIB = 1 << 20;

  @Spec private CommandSpec spec;

  @Option(
      names = "--runner",
      paramLabel = "RUNNER",
      defaultValue = "threads",
      description = "threads or spark (default: ${DEFAULT-VALUE})")
  private SwarmRunners runner = SwarmRunners.THREADS;

  @Option(
      names = "--cores",
      paramLabel = "N",
      defaultValue = "2",
      description = "threads or executors (default: ${DEFAULT-VALUE})")
  private int cores = 2;

  @Option(
      names = "--rounds",
      paramLabel = "R",
      defaultValue = "3",
      description = "measured rounds (default: ${DEFAULT-VALUE})")
  private int rounds = 3;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "8000",
      description = "steps of a round, of all members (default: ${DEFAULT-VALUE})")
  private int steps = 8000;

  @Option(
      names = "--memory",
      paramLabel = "M",
      description = "what is resident with so many members, 1 to 16, instead")
  private int memory;

  @Override
  public Integer call() throws Exception {
    BadInput.checkWithin("--cores", cores, 1, MEMBERS);
    BadInput.checkWithin("--rounds", rounds, 1, 1000);
    BadInput.checkWithin("--steps", steps, 4 * MEMBERS, 10_000_000);
    BadInput.checkWithin("--memory", memory, 0, TURNS / 2);
    runner.check(null);
    Path folder = Files.createTempDirectory("ae-bench-swarm");
    try {
      PrintWriter terminal = spec.commandLine().getOut();
      terminal.print((memory > 0 ? resident(folder) : costs(folder)).plain());
      terminal.printf("Load of the machine: %.1f on %d cores.%n", load(), processors());
      terminal.flush();
      return 0;
    } finally {
      PathUtils.delete(folder);
    }
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }

  private TextTable costs(Path folder) throws IOException, InterruptedException {
    try (RoundRunner turns = runner.open(cores, null)) {
      int floor = steps / MEMBERS / 4;
      List<RoundCost> full =
          rounds(turns, folder.resolve("full"), StepBudget.of(steps, floor), rounds);
      List<RoundCost> empty =
          rounds(turns, folder.resolve("empty"), StepBudget.of(MEMBERS, 1), EMPTY);
      return new TextTable("median of the rounds", runner.toString())
          .row("work, s on a core", number(full, RoundCost::sum))
          .row("the longest member's", number(full, RoundCost::longest))
          .row("bound: sum/(cores x longest), at most 1", number(full, RoundCost::bound))
          .row("share of the bound, processor time", number(full, RoundCost::byProcessor))
          .row("share of the bound, wall", number(full, RoundCost::byWall))
          .row("round, s on the wall", number(full, RoundCost::wall))
          .row("round of a step a member, s on the wall", number(empty, RoundCost::wall))
          .row("the same, s on cores", number(empty, RoundCost::all))
          .row("the least of them, s on the wall", "%.3f".formatted(least(empty)));
    }
  }

  private static double least(List<RoundCost> costs) {
    return costs.stream().mapToDouble(RoundCost::wall).min().orElse(Double.NaN);
  }

  private static String number(List<RoundCost> costs, ToDoubleFunction<RoundCost> of) {
    double[] sorted = costs.stream().mapToDouble(of).sorted().toArray();
    return "%.3f".formatted(sorted[sorted.length / 2]);
  }

  private List<RoundCost> rounds(RoundRunner turns, Path folder, StepBudget budget, int measured)
      throws IOException, InterruptedException {
    SwarmConfig config = SwarmConfig.of(MEMBERS, budget);
    Swarm swarm =
        Swarm.start(config, new BusyMembers(PARAMETERS), turns, new DirectoryStore(folder));
    swarm.run(WARM_UP);
    List<RoundCost> costs = new ArrayList<>();
    for (int i = 0; i < measured; i++) {
      double before = onCores();
      long begin = System.nanoTime();
      var round = swarm.round(outcome -> {});
      double wall = (System.nanoTime() - begin) * 1e-9;
      costs.add(RoundCost.of(round, cores, onCores() - before, wall));
    }
    return costs;
  }

  /** Seconds on cores of this process and of those that it started. */
  private static double onCores() {
    return ProcessHandle.current()
                .descendants()
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .mapToDouble(Duration::toMillis)
                .sum()
            * 1e-3
        + BenchClock.PROCESS.getAsLong() * 1e-9;
  }

  private TextTable resident(Path folder) {
    DigitNetwork.holdEngine();
    SplitDigits digits = SplitDigits.of(null, 1L);
    TrajectoryFactory factory =
        member ->
            new DjlTrajectory(
                new DigitNetwork(digits, member, 1e-3, Presets.standard(), 1L), member);
    double most =
        PeakMemory.of(
            () -> {
              if (memory == 1) {
                alone(factory, folder);
              } else {
                together(factory, folder);
              }
            });
    System.gc();
    return new TextTable(
            "members in one slot", "turns", "steps of each", "most resident, MiB", "collected, MiB")
        .row(
            Integer.toString(memory),
            Integer.toString(TURNS),
            Integer.toString(STEPS),
            mib(most),
            mib(PeakMemory.now()));
  }

  private static String mib(double bytes) {
    return "%.1f".formatted(bytes / MIB);
  }

  /** On a thread of a runner too: the C library gives each thread memory of its own. */
  private static void alone(TrajectoryFactory factory, Path folder) {
    run(
        () -> {
          DirectoryStore store = new DirectoryStore(folder);
          try (ThreadRunner one = new ThreadRunner(1)) {
            for (int turn = 1; turn <= TURNS; turn++) {
              List<Integer> from = turn == 1 ? List.of() : List.of(turn - 1);
              Order order = new Order(0, turn, STEPS, from, List.of(), 0.0, 0.0, 0L);
              one.run(factory, store, List.of(order), outcome -> {});
            }
          }
          return null;
        });
  }

  private void together(TrajectoryFactory factory, Path folder) {
    run(
        () -> {
          SwarmConfig config = SwarmConfig.of(memory, StepBudget.of(memory * STEPS, STEPS / 4));
          try (ThreadRunner one = new ThreadRunner(1)) {
            Swarm.start(config, factory, one, new DirectoryStore(folder)).run(TURNS / memory);
          }
          return null;
        });
  }

  private static void run(Callable<?> work) {
    try {
      work.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
