package io.github.ae4j.examples.swarm;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.report.OutputFolder;
import io.github.ae4j.examples.report.Progress;
import io.github.ae4j.swarm.DirectoryStore;
import io.github.ae4j.swarm.RoundRunner;
import io.github.ae4j.swarm.StepBudget;
import io.github.ae4j.swarm.Swarm;
import io.github.ae4j.swarm.SwarmConfig;
import io.github.ae4j.swarm.TrajectoryFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a swarm of networks on digits and one of regressions on a drifting stream. */
@Command(
    name = "swarm",
    mixinStandardHelpOptions = true,
    description = {
      "Trains two swarms, from learning rates between 1e-4 and 1: networks on digits in DJL, and"
          + " logistic regressions on a drifting hyperplane on arrays. In each round the better"
          + " members get more of the steps, and all coefficients move toward their weighted mean."
          + " Writes swarm.json and index.html, and the members' snapshots, from which --resume"
          + " goes on."
    })
public final class SwarmCommand implements Callable<Integer> {
  private static final int FLOOR_SHARE = 4; // of an even share, the floor is one in so many
  private static final int MOST_STEPS = 10_000_000;

  /** What can be trained. */
  enum Task {
    DIGITS,
    STREAM
  }

  @Spec private CommandSpec spec;

  @Option(
      names = "--members",
      paramLabel = "M",
      defaultValue = "8",
      description = "trajectories (default: ${DEFAULT-VALUE})")
  private int members = 8;

  @Option(
      names = "--rounds",
      paramLabel = "R",
      defaultValue = "12",
      description = "rounds in all, those before --resume among them (default: ${DEFAULT-VALUE})")
  private int rounds = 12;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "1600",
      description = "steps of a round, of all members together (default: ${DEFAULT-VALUE})")
  private int steps = 1600;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "of digits, stream and members (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(
      names = "--task",
      paramLabel = "TASK",
      description = "digits or stream (default: one after the other)")
  private @Nullable Task only;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "folder with MNIST's IDX files, .gz or not; without it digits drawn in code")
  private @Nullable Path data;

  @Option(
      names = "--runner",
      paramLabel = "RUNNER",
      defaultValue = "threads",
      description = "threads or spark, with the same result (default: ${DEFAULT-VALUE})")
  private SwarmRunners runner = SwarmRunners.THREADS;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = {
        "Spark's master, as spark://host:7077, whose machines see --out and the jars under the same"
            + " names (default: a cluster of its own on this machine, a process for each core)"
      })
  private @Nullable String master;

  @Option(names = "--resume", description = "go on from the snapshots in --out")
  private boolean resume;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "ae-out/swarm",
      description = "folder for snapshots and results (default: ${DEFAULT-VALUE})")
  private Path out = Path.of("ae-out", "swarm");

  @Override
  public Integer call() throws IOException, InterruptedException {
    BadInput.checkWithin("--members", members, 2, 1000);
    BadInput.checkWithin("--rounds", rounds, 1, 100_000);
    BadInput.checkWithin("--steps", steps, members, MOST_STEPS);
    runner.check(master);
    Map<Task, TrajectoryFactory> factories = factories();
    List<SwarmResult> results = new ArrayList<>();
    PrintWriter terminal = spec.commandLine().getOut();
    try (OutputFolder folder = OutputFolder.open(out);
        OpenRunners runners = new OpenRunners(runner, master)) {
      for (Map.Entry<Task, TrajectoryFactory> task : factories.entrySet()) {
        results.add(train(task.getKey(), task.getValue(), runners));
      }
      SwarmReport report = new SwarmReport(results);
      report.write(folder);
      folder.commit();
      terminal.print(report.summary());
      terminal.println("Written: " + out.resolve(SwarmReport.PAGE));
      terminal.flush();
    }
    return 0;
  }

  /** Of what is asked for; data that cannot be read is refused before anything is written. */
  private Map<Task, TrajectoryFactory> factories() throws IOException {
    Map<Task, TrajectoryFactory> factories = new EnumMap<>(Task.class);
    for (Task task : only == null ? Task.values() : new Task[] {only}) {
      TrajectoryFactory factory =
          task == Task.DIGITS
              ? new DigitMembers(members, data, seed)
              : new StreamMembers(members, rounds, Math.max(1, steps / members), seed);
      factory.description();
      factories.put(task, factory);
    }
    return factories;
  }

  private SwarmConfig config() {
    int floor = Math.max(1, steps / members / FLOOR_SHARE);
    return SwarmConfig.of(members, StepBudget.of(steps, floor));
  }

  /** PyTorch takes one gradient at a time in a process. */
  private int slots(Task task) {
    int cores = Runtime.getRuntime().availableProcessors();
    return runner == SwarmRunners.THREADS && task == Task.DIGITS ? 1 : cores;
  }

  private SwarmResult train(Task task, TrajectoryFactory factory, OpenRunners runners)
      throws IOException, InterruptedException {
    String name = task.name().toLowerCase(Locale.ROOT);
    DirectoryStore store = new DirectoryStore(out.resolve("members-" + name));
    long begin = System.nanoTime();
    Swarm swarm = swarm(factory, runners.of(slots(task)), store);
    train(name, swarm);
    double seconds = (System.nanoTime() - begin) * 1e-9;
    String score = task == Task.DIGITS ? "cross-entropy" : "log-loss";
    return new SwarmResult(name, score, swarm, runner.toString(), seconds);
  }

  private Swarm swarm(TrajectoryFactory factory, RoundRunner turns, DirectoryStore store)
      throws IOException {
    try {
      boolean begun = Swarm.isIn(store);
      if (begun && !resume) {
        throw new BadInput(
            store.folder()
                + " holds a swarm already: --resume goes on with it, another --out starts one");
      }
      return begun
          ? Swarm.resume(config(), factory, turns, store)
          : Swarm.start(config(), factory, turns, store);
    } catch (IllegalArgumentException e) {
      throw new BadInput(store.folder() + ": " + e.getMessage(), e);
    }
  }

  private void train(String name, Swarm swarm) throws IOException, InterruptedException {
    long even = steps / members;
    int done = swarm.history().size();
    try (Progress progress = Progress.of("swarm " + name, "steps", (long) steps * rounds)) {
      progress.step((long) steps * done);
      while (swarm.history().size() < rounds) {
        progress.doing("round " + (swarm.history().size() + 1) + " of " + rounds);
        int living = swarm.living().size();
        swarm.round(outcome -> progress.step(even));
        progress.step(steps - even * living);
      }
    }
  }
}
