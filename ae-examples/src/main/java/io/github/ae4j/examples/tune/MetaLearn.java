package io.github.ae4j.examples.tune;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.report.OutputFile;
import io.github.ae4j.examples.report.Progress;
import io.github.ae4j.examples.report.TextTable;
import io.github.ae4j.meta.GainDescent;
import io.github.ae4j.meta.Gains;
import io.github.ae4j.preset.LearnedPreset;
import io.github.ae4j.preset.Smoothness;
import io.github.ae4j.preset.StandardConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Learns the gains that tune searches, by descent. */
@Command(
    name = "learn",
    mixinStandardHelpOptions = true,
    description = {
      "Learns the constants that tune searches by descent along their derivatives, from the"
          + " standard loop on, and compares what is found with it on tasks not seen: the geometric"
          + " mean of the ratio of the objectives, each clipped to 0.5 to 8, with a 95%% interval."
    })
final class MetaLearn implements Callable<Integer> {
  private static final double NANO = 1e-9;

  @Spec private CommandSpec spec;

  @Option(
      names = "--tasks",
      paramLabel = "N",
      defaultValue = "96",
      description = "tasks to learn on (default: ${DEFAULT-VALUE})")
  private int tasks = 96;

  @Option(
      names = "--validate",
      paramLabel = "N",
      defaultValue = "96",
      description = "tasks to validate on (default: ${DEFAULT-VALUE})")
  private int validate = 96;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "30",
      description = "of the descent (default: ${DEFAULT-VALUE})")
  private int steps = 30;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "12",
      description = "tasks a step (default: ${DEFAULT-VALUE})")
  private int batch = 12;

  @Option(
      names = "--rate",
      paramLabel = "R",
      defaultValue = "0.05",
      description = "chart units a step (default: ${DEFAULT-VALUE})")
  private double rate = 0.05;

  @Option(
      names = "--reach",
      paramLabel = "R",
      defaultValue = "1.0",
      description = "chart units that a gain may go (default: ${DEFAULT-VALUE})")
  private double reach = 1.0;

  @Option(
      names = "--directions",
      paramLabel = "N",
      defaultValue = "3",
      description = "of curvature a step of a run, each one gradient (default: ${DEFAULT-VALUE})")
  private int directions = 3;

  @Option(
      names = "--smooth",
      description = "differentiates the loop with smooth limits; it is judged with hard ones")
  private boolean smooth;

  @Option(
      names = "--minutes",
      paramLabel = "M",
      defaultValue = "30",
      description =
          "after which the descent ends; where it does, twice is not the same (default:"
              + " ${DEFAULT-VALUE})")
  private double minutes = 30.0;

  @Option(
      names = "--search",
      description = "gives CMA-ES the processor time that the descent took, and shows it beside")
  private boolean search;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "of tasks, descent and search (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(names = "--out", paramLabel = "FILE", description = "what is learned, as a preset")
  private @Nullable Path out;

  private int made;

  @Override
  public Integer call() throws IOException {
    check();
    PrintWriter terminal = spec.commandLine().getOut();
    Paired seen = Paired.of(Paired.withoutLongStreams(Seeds.training(seed), tasks));
    Paired unseen = Paired.of(Paired.withoutLongStreams(Seeds.validation(seed), validate));
    long started = Processor.nanoseconds();
    Gains found = learn(seen.seeds(), terminal);
    double seconds = NANO * (Processor.nanoseconds() - started);
    TextTable table = new TextTable("gains", "tasks", "ratio", "from", "to");
    row(table, "descent, learned on", seen, found);
    row(table, "descent, unseen", unseen, found);
    if (search) {
      Gains searched = search(seen, seconds, terminal);
      row(table, "CMA-ES, searched on", seen, searched);
      row(table, "CMA-ES, unseen", unseen, searched);
    }
    terminal.print(table.plain());
    terminal.printf("processor seconds of the descent %.0f%n", seconds);
    if (out != null) {
      OutputFile.write(out, learned(found, unseen.compare(found)).text());
    }
    terminal.flush();
    return 0;
  }

  private void check() {
    BadInput.checkWithin("--tasks", tasks, 1, 100_000);
    BadInput.checkWithin("--validate", validate, 2, 100_000);
    BadInput.checkWithin("--steps", steps, 1, 100_000);
    BadInput.checkWithin("--batch", batch, 1, 100_000);
    BadInput.checkWithin("--rate", rate, 1e-6, 10.0);
    BadInput.checkWithin("--reach", reach, 1e-6, 10.0);
    BadInput.checkWithin("--directions", directions, 0, 1_000);
    BadInput.checkWithin("--minutes", minutes, 0.0, 1e5);
    if (out != null) {
      OutputFile.check(out);
    }
  }

  /** The gains that tune searches, at their standard values. */
  static Gains gains(Smoothness form) {
    List<String> names =
        LoopConstants.all().stream()
            .map(c -> c.constant().name().toLowerCase(Locale.ROOT))
            .toList();
    return Gains.of(StandardConfig.defaults().with(form)).only(names);
  }

  private Gains learn(long[] seeds, PrintWriter terminal) {
    GainDescent descent = new GainDescent(steps, batch, rate, reach, directions, seed);
    long ends = System.nanoTime() + (long) (minutes * 60.0 / NANO);
    try (Progress progress = Progress.of("learn", "steps", steps)) {
      Gains found =
          descent.learn(
              gains(smooth ? Smoothness.SMOOTH : Smoothness.HARD),
              TunedTask::of,
              seeds,
              () -> System.nanoTime() < ends,
              step -> {
                made = step.number();
                terminal.printf(
                    "step %d score %.4f diverged %d%n",
                    step.number(), step.score(), step.diverged());
                terminal.flush();
                progress.step();
              });
      return gains(Smoothness.HARD).at(found.coordinates());
    }
  }

  /** As many generations as the processor time is worth. */
  private Gains search(Paired seen, double seconds, PrintWriter terminal) {
    int population = 4 + (int) (3.0 * Math.log(LoopConstants.all().size()));
    long started = Processor.nanoseconds();
    seen.some(batch, seed).compare(Gains.standard());
    double each = Math.max(NANO, NANO * (Processor.nanoseconds() - started));
    int generations = (int) Math.max(1.0, seconds / (each * population));
    terminal.printf("CMA-ES: %d generations of %d%n", generations, population);
    LoopConstants found =
        new Search(generations, population, seed, line -> {})
            .run(
                LoopConstants.standard(),
                (constants, generation) ->
                    seen.some(batch, seed + generation).compare(constants.gains()).mean());
    return found.gains();
  }

  private static void row(TextTable table, String name, Paired tasks, Gains gains) {
    Paired.Difference difference = tasks.compare(gains);
    table.row(
        name,
        Integer.toString(tasks.seeds().length),
        ratio(difference.mean()),
        ratio(difference.mean() - difference.half()),
        ratio(difference.mean() + difference.half()));
  }

  private static String ratio(double log) {
    return String.format(Locale.ROOT, "%.4f", Math.exp(log));
  }

  private LearnedPreset learned(Gains found, Paired.Difference unseen) {
    Map<String, String> from = new LinkedHashMap<>();
    from.put("tasks", tasks + " of tune's small ones but long streams, seed " + seed);
    from.put("descent", made + " steps of " + batch + " tasks, rate " + rate + ", reach " + reach);
    from.put("derivative", directions + " directions, " + (smooth ? "smooth" : "hard") + " limits");
    from.put("score before", "1 by definition, the standard loop on " + validate + " unseen tasks");
    from.put(
        "score after",
        ratio(unseen.mean())
            + " ["
            + ratio(unseen.mean() - unseen.half())
            + ", "
            + ratio(unseen.mean() + unseen.half())
            + "]");
    return new LearnedPreset(found.config(), from);
  }
}
