package io.github.ae4j.examples.schedule;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.examples.digits.MnistFolder;
import io.github.ae4j.examples.digits.StrokeDigits;
import io.github.ae4j.examples.lab.task.StaticDigits;
import io.github.ae4j.examples.lab.task.Task;
import io.github.ae4j.examples.report.Json;
import io.github.ae4j.examples.report.OutputFolder;
import io.github.ae4j.examples.report.Progress;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.preset.ScheduleConfig;
import io.github.ae4j.preset.ScheduleConfig.Kind;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a network on digits under the blend of rules and under each rule alone. */
@Command(
    name = "schedule",
    mixinStandardHelpOptions = true,
    description = {
      "Trains a network 784-128-10 on digits by SGD on arrays under Presets.schedule(), and under"
          + " each of its rules alone. Writes schedule.json and index.html with pictures of losses,"
          + " learning rates and the blend's weights.",
      "With --toys it compares the blend with each rule on ten small tasks under three optimizers"
          + " in place of that, and writes toys.json."
    })
public final class ScheduleCommand implements Callable<Integer> {
  private static final int DRAWN = 10_000;
  private static final int MOST_STEPS = 1_000_000;
  private static final int MOST_SEEDS = 1_000;
  private static final String TOYS = "toys.json";
  private static final List<String> NOT_OF_TOYS =
      List.of("--data", "--steps", "--start-lr", "--momentum");

  @Spec private CommandSpec spec;

  @Option(
      names = "--start-lr",
      paramLabel = "X",
      defaultValue = "0.03",
      description = "learning rate to start from (default: ${DEFAULT-VALUE})")
  private double start = 0.03;

  @Option(
      names = "--momentum",
      paramLabel = "MU",
      defaultValue = "0.9",
      description = "momentum to start from; 0 leaves it out (default: ${DEFAULT-VALUE})")
  private double momentum = 0.9;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "1000",
      description = "steps of each training (default: ${DEFAULT-VALUE})")
  private int steps = 1000;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "of batches and weights (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "folder with MNIST's IDX files, .gz or not; without it digits drawn in code")
  private @Nullable Path data;

  @Option(
      names = "--toys",
      paramLabel = "N",
      description = "compares on ten small tasks, each with N seeds from --seed on")
  private @Nullable Integer toys;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "ae-out/schedule",
      description = "folder for the results (default: ${DEFAULT-VALUE})")
  private Path out = Path.of("ae-out", "schedule");

  @Override
  public Integer call() throws IOException {
    BadInput.checkWithin("--start-lr", start, 1e-12, 1e6);
    BadInput.checkWithin("--momentum", momentum, 0.0, 0.999);
    BadInput.checkWithin("--steps", steps, 1, MOST_STEPS);
    if (toys != null) {
      return compare(toys);
    }
    Digits digits = data == null ? StrokeDigits.draw(DRAWN, seed) : MnistFolder.read(data);
    PrintWriter terminal = spec.commandLine().getOut();
    try (OutputFolder folder = OutputFolder.open(out)) {
      List<ScheduledRun> runs = train(digits);
      ScheduleReport report = new ScheduleReport(digits.source(), runs);
      report.write(folder);
      folder.commit();
      terminal.print(report.table().plain());
      terminal.println("Written: " + out.resolve(ScheduleReport.PAGE));
      terminal.flush();
    }
    return 0;
  }

  private int compare(int seeds) throws IOException {
    BadInput.checkWithin("--toys", seeds, 1, MOST_SEEDS);
    for (String other : NOT_OF_TOYS) {
      if (spec.commandLine().getParseResult().hasMatchedOption(other)) {
        throw new BadInput("--toys and " + other + " must not both be given: toys have their own");
      }
    }
    PrintWriter terminal = spec.commandLine().getOut();
    try (OutputFolder folder = OutputFolder.open(out)) {
      ToyComparison comparison = ToyComparison.of(seed, seeds);
      folder.write(TOYS, Json.text(comparison.json()));
      folder.commit();
      terminal.print(comparison.table().plain());
      terminal.println(comparison.sentence());
      terminal.println("Written: " + out.resolve(TOYS));
      terminal.flush();
    }
    return 0;
  }

  private List<ScheduledRun> train(Digits digits) {
    Kind[] kinds = Kind.values();
    List<ScheduledRun> runs = new ArrayList<>();
    long work = (long) steps * (kinds.length + 1);
    try (Progress progress = Progress.of("schedule", "steps", work)) {
      ScheduleConfig all = ScheduleConfig.defaults();
      runs.add(run("blend", all, digits, progress));
      for (Kind kind : kinds) {
        runs.add(run(label(kind), all.only(kind), digits, progress));
      }
    }
    return runs;
  }

  static String label(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private ScheduledRun run(String name, ScheduleConfig config, Digits digits, Progress progress) {
    progress.doing(name);
    ScheduledRun run = new ScheduledRun(name, steps, Kind.values().length);
    try (Task task = StaticDigits.accuracy(digits, steps, seed)) {
      run.train(task, start, momentum, Presets.schedule(config), progress);
    }
    return run;
  }
}
