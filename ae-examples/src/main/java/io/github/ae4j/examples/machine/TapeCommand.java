package io.github.ae4j.examples.machine;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.JsonOption;
import io.github.ae4j.examples.report.Json;
import io.github.ae4j.examples.report.OutputFolder;
import io.github.ae4j.examples.report.Progress;
import io.github.ae4j.examples.report.TextTable;
import io.github.ae4j.machine.tape.TapeTask;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains programs on a tape from many seeds and says how many were solved. */
@Command(
    name = "tape",
    mixinStandardHelpOptions = true,
    description = {
      "Trains programs of soft operations on a tape, from random logits: a sequence of 8 symbols of"
          + " 4 numbers is to be copied, reversed, shifted by 3 or checked for being a palindrome;"
          + " or the value of a key is to be recalled among 4. Batches of 16 fresh examples; solved"
          + " is a program that answers 64 held-back ones right, looked at every 25 steps. The loop"
          + " around Adam beside bare Adam, whose tuned rate is the best of .001, .003, .01, .03,"
          + " .1, .3 on 5 other seeds. Hardened, a program's attentions are each on one cell:"
          + " exact is one that then answers 200 fresh examples to the last digit."
    })
public final class TapeCommand implements Callable<Integer> {
  private static final int CHOICE = 5;

  /** What can train it. */
  enum Optimizer {
    STANDARD,
    ADAM,
    TUNED
  }

  @Spec private CommandSpec spec;

  @Option(
      names = "--task",
      split = ",",
      paramLabel = "TASK",
      description = "${COMPLETION-CANDIDATES}; several with commas (default: all)")
  private List<ProgramTask> tasks = List.of(ProgramTask.values());

  @Option(
      names = "--optimizer",
      split = ",",
      paramLabel = "NAME",
      description = "${COMPLETION-CANDIDATES}; several with commas (default: all)")
  private List<Optimizer> optimizers = List.of(Optimizer.values());

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "20",
      description = "runs of each (default: ${DEFAULT-VALUE})")
  private int seeds = 20;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "2000",
      description = "the most a run makes (default: ${DEFAULT-VALUE})")
  private int steps = 2000;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "folder for a picture of each task's attentions")
  private @Nullable Path out;

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() throws IOException {
    BadInput.checkWithin("--seeds", seeds, 1, 100_000);
    BadInput.checkWithin("--steps", steps, 1, 100_000_000);
    json.check();
    if (out != null) {
      OutputFolder.check(out);
    }
    List<TapeScore> scores = new ArrayList<>();
    TextTable table =
        new TextTable(
            "task", "arm", "solved", "median steps", "exact", "exact, not solved", "not finite");
    PrintWriter terminal = spec.commandLine().getOut();
    List<Object> results = new ArrayList<>();
    try (Progress progress = Progress.of("tape", "arms", (long) tasks.size() * optimizers.size())) {
      for (ProgramTask kind : tasks) {
        TapeTask task = kind.make();
        for (Optimizer optimizer : optimizers) {
          TapeScore score = TapeScore.of(task, arm(optimizer, task), seeds, steps);
          scores.add(score);
          row(table, task, score);
          results.add(score.result(task.name()));
          progress.step();
        }
        show(task, scores.get(scores.size() - optimizers.size()), terminal);
      }
    }
    terminal.print(table.plain());
    terminal.flush();
    json.write(Json.text(results));
    return 0;
  }

  private TapeArm arm(Optimizer optimizer, TapeTask task) {
    return switch (optimizer) {
      case STANDARD -> TapeArm.standard();
      case ADAM -> TapeArm.adam(TapeArm.USUAL);
      case TUNED -> TapeScore.tuned(task, CHOICE, steps);
    };
  }

  private static void row(TextTable table, TapeTask task, TapeScore score) {
    double median = score.steps();
    table.row(
        task.name(),
        score.arm().name(),
        score.share(),
        Double.isFinite(median) ? String.format(Locale.ROOT, "%.0f", median) : "never",
        score.exact() + " of " + score.solved(),
        score.exactUnsolved() + " of " + (score.runs().size() - score.solved()),
        Integer.toString(score.notFinite()));
  }

  /** The attentions of the first seed's program, and why its run ended. */
  private void show(TapeTask task, TapeScore score, PrintWriter terminal) throws IOException {
    TapeRun run = score.runs().get(0);
    TapePicture picture = new TapePicture(task, run.theta(), task.draw(new SplittableRandom(0)));
    terminal.println(task.name() + ", " + score.arm().name() + ", seed 1: " + run.halted());
    terminal.print(picture.text());
    terminal.flush();
    if (out != null) {
      try (OutputFolder folder = OutputFolder.open(out)) {
        picture.write(folder.file(task.name() + ".png"));
        folder.commit();
      }
    }
  }
}
