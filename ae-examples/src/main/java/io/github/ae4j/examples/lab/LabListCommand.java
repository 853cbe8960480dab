package io.github.ae4j.examples.lab;

import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Experiment;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.report.TextTable;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows what can be run. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Shows the experiments: number, name, arms at each scale, data, first claim.")
final class LabListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @ParentCommand private LabCommand parent;

  @Override
  public Integer call() {
    TextTable table = new TextTable("no.", "experiment", "smoke", "cpu", "full", "data", "claim");
    for (Experiment experiment : parent.lab().experiments()) {
      table.row(
          experiment.number() == 0 ? "-" : Integer.toString(experiment.number()),
          experiment.name(),
          arms(experiment, Scale.SMOKE),
          arms(experiment, Scale.CPU),
          arms(experiment, Scale.FULL),
          experiment.reads().isEmpty() ? "made in code" : String.join(", ", experiment.reads()),
          experiment.claims().stream().findFirst().map(Claim::text).orElse("-"));
    }
    PrintWriter terminal = spec.commandLine().getOut();
    terminal.print(table.plain());
    terminal.flush();
    return 0;
  }

  private static String arms(Experiment experiment, Scale scale) {
    return Integer.toString(experiment.arms(scale).size());
  }
}
