package io.github.ae4j.examples.lab;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.lab.run.Experiment;
import io.github.ae4j.examples.lab.run.Plan;
import io.github.ae4j.examples.lab.run.PlannedRun;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.torch.TorchThreads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Makes the runs that are not made yet, and writes the report of all. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Runs experiments: every arm with every seed, one JSON file each, and writes the report. What"
          + " is finished is not run again: killed, the lab goes on where it stopped."
    })
final class LabRunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @ParentCommand private LabCommand parent;

  @Mixin private RunOptions options = new RunOptions();

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description = "experiments, by name or number; all where none is given")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "a count, or a list as 1,2,7 or 3-6 (default: 2 at smoke scale, else 5)")
  private @Nullable String seeds;

  @Option(
      names = "--arms",
      split = ",",
      paramLabel = "PATTERN",
      description = "only arms whose name matches, as ae-*,adamw@0.001")
  private List<String> arms = new ArrayList<>();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "runs at a time, a process each (default: one a core; 1: in this process)")
  private @Nullable Integer jobs;

  @Option(names = "--fresh", description = "makes the runs again that are finished")
  private boolean fresh;

  @Option(names = "--no-report", description = "leaves the report to ae lab report DIR")
  private boolean noReport;

  @Override
  public Integer call() throws IOException {
    int parallel = jobs == null ? Runtime.getRuntime().availableProcessors() : jobs;
    BadInput.checkWithin("--jobs", parallel, 1, 1_000);
    List<Experiment> experiments = parent.lab().named(names);
    Setting setting = options.setting();
    Scale scale = setting.scale();
    String wanted = seeds == null ? Integer.toString(scale.seeds) : seeds;
    List<PlannedRun> plan = Plan.of(experiments, scale, Plan.seeds(wanted), arms);
    DataFolder.check(experiments, setting.data());
    tellUnmatched(experiments, plan);
    TorchThreads.pin();
    return new LabRun(parent.lab(), plan, setting, options.out(), parallel, fresh)
        .make(spec.commandLine(), !noReport);
  }

  /** Says which experiments have no arm of those asked for, and so are not run. */
  private void tellUnmatched(List<Experiment> experiments, List<PlannedRun> plan) {
    List<String> unmatched = new ArrayList<>(experiments.stream().map(Experiment::name).toList());
    plan.forEach(run -> unmatched.remove(run.experiment().name()));
    if (!unmatched.isEmpty()) {
      LabCommand.warn(
          spec.commandLine(),
          "not run, for --arms matches no arm of them: " + String.join(", ", unmatched));
    }
  }
}
