package io.github.ae4j.examples.lab;

import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Experiment;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.report.TextTable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows what can be run. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = {
      "Shows the experiments: number, name, arms at each scale, data, first claim.",
      "Of those that are named: setup, arms, claims."
    })
final class LabListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @ParentCommand private LabCommand parent;

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description = "experiments to be shown whole, by name or number")
  private List<String> names = new ArrayList<>();

  @Override
  public Integer call() {
    PrintWriter terminal = spec.commandLine().getOut();
    if (names.isEmpty()) {
      terminal.print(table());
    } else {
      parent.lab().named(names).forEach(e -> terminal.print(new ExperimentSheet(e).plain()));
    }
    terminal.flush();
    return 0;
  }

  private String table() {
    TextTable table = new TextTable("no.", "experiment", "smoke", "cpu", "full", "data", "claim");
    for (Experiment experiment : parent.lab().experiments()) {
      table.row(
          experiment.number() == 0 ? "-" : Integer.toString(experiment.number()),
          experiment.name(),
          arms(experiment, Scale.SMOKE),
          arms(experiment, Scale.CPU),
          arms(experiment, Scale.FULL),
          ExperimentSheet.data(experiment),
          experiment.claims().stream().findFirst().map(Claim::text).orElse("-"));
    }
    return table.plain();
  }

  private static String arms(Experiment experiment, Scale scale) {
    return Integer.toString(experiment.arms(scale).size());
  }
}
