package io.github.ae4j.examples.tune;

import io.github.ae4j.Preset;
import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.report.Json;
import io.github.ae4j.examples.report.OutputFile;
import io.github.ae4j.examples.report.Progress;
import io.github.ae4j.preset.Presets;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Searches the constants of the standard loop, or scores those it has. */
@Command(
    name = "tune",
    mixinStandardHelpOptions = true,
    description = {
      "Searches the constants of the standard loop by CMA-ES on small tasks drawn at random, none"
          + " of them one of the lab's, and compares what is found with what it has on tasks that"
          + " the search has not seen. A ratio is the figure of a run (the loss on what was held"
          + " back plus a hundredth of it at the start; of a task that changes the mean loss"
          + " before each step) to that of the best constant rate or cosine in hindsight, over"
          + " rates and momentum. Beside the trained weights stand those the loop serves, by which"
          + " it is searched. The mean ratio is geometric, each ratio clipped to 0.5 to 8."
    })
public final class TuneCommand implements Callable<Integer> {
  /** The parts of the standard loop that another one does not stand on. */
  private static final List<String> PARTS =
      List.of(
          "AE-2 persistence drive",
          "AE-2 leak to the recent rate",
          "AE-5 loss shift",
          "AE-5 lasting shift",
          "AE-7 averaging clock",
          "AE-7 momentum share",
          "AE-8 gradient clip",
          "AE-8 Polyak restart",
          "AE-8 start gauge",
          "AE-8 relative step limit",
          "AE-8 decrease limit",
          "AE-8 regrowth limit",
          "AE-10 own rise");

  @Spec private CommandSpec spec;

  @Option(
      names = "--tasks",
      paramLabel = "N",
      defaultValue = "48",
      description = "tasks to search on (default: ${DEFAULT-VALUE})")
  private int tasks = 48;

  @Option(
      names = "--validate",
      paramLabel = "N",
      defaultValue = "48",
      description = "tasks to validate on (default: ${DEFAULT-VALUE})")
  private int validate = 48;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "48",
      description = "of them a generation is scored on (default: ${DEFAULT-VALUE})")
  private int batch = 48;

  @Option(
      names = "--generations",
      paramLabel = "N",
      defaultValue = "30",
      description = "of the search (default: ${DEFAULT-VALUE})")
  private int generations = 30;

  @Option(
      names = "--population",
      paramLabel = "N",
      defaultValue = "13",
      description = "configurations a generation (default: ${DEFAULT-VALUE})")
  private int population = 13;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "of the tasks and the search (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(
      names = "--families",
      paramLabel = "WHICH",
      defaultValue = "all",
      description = {
        "small: one small task for each of --tasks and --validate; networks: one transformer or"
            + " residual network for each; all: the small ones and, with every eighth, a network"
            + " (default: ${DEFAULT-VALUE})"
      })
  private Families families = Families.ALL;

  @Option(names = "--score", description = "no search: scores the standard loop by kind of task")
  private boolean score;

  @Option(
      names = "--ablate",
      description = "no search: scores the standard loop without each of its parts")
  private boolean ablate;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "log of the search, a line of JSON a generation")
  private @Nullable Path out;

  @Override
  public Integer call() {
    BadInput.checkWithin("--tasks", tasks, 1, 100_000);
    BadInput.checkWithin("--validate", validate, 1, 100_000);
    BadInput.checkWithin("--batch", batch, 1, 100_000);
    BadInput.checkWithin("--generations", generations, 1, 100_000);
    BadInput.checkWithin("--population", population, 4, 10_000);
    if (out != null) {
      OutputFile.check(out);
    }
    PrintWriter terminal = spec.commandLine().getOut();
    terminal.print(ablate ? ablated() : score ? scored() : searched());
    terminal.flush();
    return 0;
  }

  private String scored() {
    Bench bench = bench("tune", Seeds.training(seed, tasks));
    return new TuneTable().parts(bench.score(Presets.standard())).plain();
  }

  private String ablated() {
    Bench bench = bench("tune", Seeds.training(seed, tasks));
    TuneTable table = new TuneTable().row("standard", bench.quick(Presets.standard()));
    for (String part : PARTS) {
      Preset without = Presets.standard().with(loop -> loop.ablate(part));
      table.row("without " + part, bench.quick(without));
    }
    return table.plain();
  }

  private String searched() {
    Bench bench = bench("tune", Seeds.training(seed, tasks));
    LoopConstants found = search(bench);
    Bench unseen = bench("validate", Seeds.validation(seed, validate));
    return new TuneTable()
        .row("standard, searched on", bench.score(Presets.standard()))
        .row("found, searched on", bench.score(found.preset()))
        .row("standard, unseen", unseen.score(Presets.standard()))
        .row("found, unseen", unseen.score(found.preset()))
        .plain();
  }

  private Bench bench(String name, long[] seeds) {
    List<TuneTask> drawn = families.tasks(seeds);
    try (Progress progress = Progress.ofUnequal(name, "tasks", drawn.size())) {
      return new Bench(drawn, progress::step);
    }
  }

  /** The log is written anew with each line: what a search that is broken off has found is kept. */
  private LoopConstants search(Bench bench) {
    StringBuilder log = new StringBuilder();
    try (Progress progress = Progress.of("tune", "generations", generations + 1L)) {
      Search search =
          new Search(
              generations,
              population,
              seed,
              line -> {
                write(log.append(Json.compact(line)));
                progress.step();
              });
      return search.run(
          LoopConstants.standard(),
          (constants, generation) ->
              bench.some(batch, seed + generation).quick(constants.preset()).searched());
    }
  }

  private void write(StringBuilder log) {
    if (out != null) {
      try {
        OutputFile.write(out, log.toString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
