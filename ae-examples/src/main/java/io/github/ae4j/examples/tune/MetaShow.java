package io.github.ae4j.examples.tune;

import io.github.ae4j.examples.Ae;
import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.report.TextTable;
import io.github.ae4j.meta.Gains;
import io.github.ae4j.preset.LearnedPreset;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows which gains a learned preset has moved, and what each move is worth. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = {
      "Shows where a learned preset is from, which gains it has moved, and what each move is worth:"
          + " by how much log of the objective rises, in the mean over tasks not learned on, where"
          + " that gain alone is put back."
    })
final class MetaShow implements Callable<Integer> {
  private static final double MOVED = 1e-9;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "a preset that learn has written")
  private Path file = Path.of("");

  @Option(
      names = "--tasks",
      paramLabel = "N",
      defaultValue = "24",
      description = "tasks to value the moves on (default: ${DEFAULT-VALUE})")
  private int tasks = 24;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "2",
      description = "of the tasks (default: ${DEFAULT-VALUE})")
  private long seed = 2;

  @Override
  public Integer call() {
    BadInput.checkWithin("--tasks", tasks, 2, 100_000);
    LearnedPreset learned = read();
    PrintWriter terminal = spec.commandLine().getOut();
    learned.provenance().forEach((name, text) -> terminal.printf("%s: %s%n", name, text));
    terminal.print(table(Gains.of(learned.config())).plain());
    terminal.flush();
    return 0;
  }

  private LearnedPreset read() {
    try {
      LearnedPreset learned = LearnedPreset.read(file);
      checkCharts(Gains.of(learned.config()));
      return learned;
    } catch (IOException e) {
      throw new BadInput(Ae.reason(e), e);
    } catch (IllegalArgumentException e) {
      throw new BadInput(String.valueOf(e.getMessage()), e);
    }
  }

  /** Refuses gains that cannot be put back along their charts. */
  private void checkCharts(Gains found) {
    try {
      found.coordinates();
    } catch (IllegalArgumentException e) {
      throw new BadInput(file + ": " + e.getMessage(), e);
    }
  }

  private TextTable table(Gains found) {
    long[] seeds = Paired.withoutLongStreams(Seeds.validation(seed), tasks);
    Paired paired = Paired.of(seeds);
    double all = paired.compare(found).mean();
    double[] standard = Gains.standard().coordinates();
    double[] learned = found.coordinates();
    TextTable table = new TextTable("gain", "standard", "learned", "moved", "worth");
    for (int i = 0; i < learned.length; i++) {
      double moved = learned[i] - standard[i];
      if (Math.abs(moved) > MOVED) {
        double without = paired.compare(found.moved(i, -moved)).mean();
        table.row(
            found.names().get(i),
            number("%.4g", Gains.standard().value(i)),
            number("%.4g", found.value(i)),
            number("%+.3f", moved),
            number("%+.4f", without - all));
      }
    }
    return table.row("all together", "", "", "", number("%+.4f", -all));
  }

  private static String number(String form, double value) {
    return String.format(Locale.ROOT, form, value);
  }
}
