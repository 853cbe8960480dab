package io.github.ae4j.examples.machine;

import io.github.ae4j.djl.tape.NtmSettings.Controller;
import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.JsonOption;
import io.github.ae4j.examples.machine.TapeCommand.Optimizer;
import io.github.ae4j.examples.report.Json;
import io.github.ae4j.examples.report.TextTable;
import io.github.ae4j.examples.torch.TorchThreads;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains neural Turing machines from many seeds and says how many copy. */
@Command(
    name = "ntm",
    mixinStandardHelpOptions = true,
    description = {
      "Trains neural Turing machines in DJL to copy: sequences of 1 to 10 bytes, 16 of one length a"
          + " step, on a tape of 32 cells of 10 numbers with a controller of 64 units. Solved is"
          + " one that has every held-back bit right at three looks in a row, 50 steps apart;"
          + " tested are fresh sequences of 20. The loop around Adam from .001 beside bare Adam,"
          + " whose tuned rate is the best of .001, .003, .01 and .03 on 3 other seeds."
    })
public final class NtmCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--controller",
      paramLabel = "NET",
      defaultValue = "LSTM",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private Controller controller = Controller.LSTM;

  @Option(
      names = "--optimizer",
      split = ",",
      paramLabel = "NAME",
      description = "${COMPLETION-CANDIDATES}; several with commas (default: all)")
  private List<Optimizer> optimizers = List.of(Optimizer.values());

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "10",
      description = "runs of each (default: ${DEFAULT-VALUE})")
  private int seeds = 10;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "3000",
      description = "the most a run makes (default: ${DEFAULT-VALUE})")
  private int steps = 3000;

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() throws IOException {
    BadInput.checkWithin("--seeds", seeds, 1, 100_000);
    BadInput.checkWithin("--steps", steps, 1, 100_000_000);
    json.check();
    TorchThreads.pin();
    NtmTask task = NtmTask.of(controller);
    TextTable table =
        new TextTable(
            "arm", "solved", "median steps", "all of 20 right", "median share", "not finite");
    List<Object> results = new ArrayList<>();
    for (Optimizer optimizer : optimizers) {
      NtmScore score = NtmScore.of(task, arm(optimizer, task), seeds, steps);
      double median = score.steps();
      table.row(
          score.arm().name(),
          score.share(score.solved()),
          Double.isFinite(median) ? String.format(Locale.ROOT, "%.0f", median) : "never",
          score.share(score.general()),
          String.format(Locale.ROOT, "%.2f", score.far()),
          Integer.toString(score.notFinite()));
      results.add(score.result());
    }
    PrintWriter terminal = spec.commandLine().getOut();
    terminal.print(table.plain());
    terminal.flush();
    json.write(Json.text(results));
    return 0;
  }

  private TapeArm arm(Optimizer optimizer, NtmTask task) {
    return switch (optimizer) {
      case STANDARD -> TapeArm.standard();
      case ADAM -> TapeArm.adam(TapeArm.USUAL);
      case TUNED -> NtmScore.tuned(task, steps);
    };
  }
}
