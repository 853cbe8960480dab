package io.github.ae4j.examples.fuzz;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.report.Progress;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Drives steered optimizers with hostile batches and says what did not hold. */
@Command(
    name = "fuzz",
    mixinStandardHelpOptions = true,
    description = {
      "Drives steered optimizers of every kind through cases of hostile batches: each of ordinary"
          + " steps, hostile ones, and 500 ordinary ones. After each step weights must be finite"
          + " and coefficients in their bounds; after the last, every weight must move and, where"
          + " one batch was bad, loss and steps must be as without it. A line a case that fails,"
          + " with how to run it again; exit code 1 where there is one."
    })
public final class FuzzCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "least number of steps in all (default: ${DEFAULT-VALUE})")
  private long steps = 1_000_000;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "of the cases (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(
      names = "--backend",
      paramLabel = "NAME",
      defaultValue = "all",
      description =
          "arrays, djl, nd4j, or all: 97 of 100 steps on arrays, 2 in DJL (default:"
              + " ${DEFAULT-VALUE})")
  private String backend = "all";

  @Option(names = "--case", paramLabel = "K", description = "this case of one backend alone")
  private @Nullable Long only;

  /** Steps are left out by the thousand: a warning for each run of them would hide the rest. */
  static void hush() {
    System.setProperty("org.slf4j.simpleLogger.log.io.github.ae4j.ControlLoop", "error");
  }

  @Override
  public Integer call() {
    hush();
    BadInput.checkAtLeast("--steps", steps, 1);
    List<Backend> backends = Backend.of(backend);
    if (backends.isEmpty()) {
      throw new BadInput("--backend must be arrays, djl, nd4j or all, got " + backend);
    }
    if (only != null) {
      BadInput.checkAtLeast("--case", only, 0);
      if (backends.size() > 1) {
        throw new BadInput("--backend must be one with --case, got " + backend);
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    Tally tally = new Tally(seed, out);
    for (Backend each : backends) {
      each.load();
      drive(each, backends.size() == 1 ? steps : (long) Math.ceil(each.share() * steps), tally);
    }
    out.print(tally.table().plain());
    out.flush();
    return tally.faults() == 0 ? 0 : 1;
  }

  private void drive(Backend each, long budget, Tally tally) {
    if (only != null) {
      out("case " + only + ": " + Draw.of(each, seed, only));
      tally.run(each, only);
      return;
    }
    try (Progress progress = Progress.of("fuzz " + each.label(), "steps", budget)) {
      long made = 0;
      for (long number = 0; made < budget; number++) {
        long more = tally.run(each, number);
        made += more;
        progress.step(more);
      }
    }
  }

  private void out(String line) {
    spec.commandLine().getOut().println(line);
  }
}
