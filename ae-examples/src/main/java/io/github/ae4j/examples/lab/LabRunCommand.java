package io.github.ae4j.examples.lab;

import io.github.ae4j.examples.lab.run.Experiment;
import io.github.ae4j.examples.lab.run.OneThread;
import io.github.ae4j.examples.lab.run.Plan;
import io.github.ae4j.examples.lab.run.PlannedRun;
import io.github.ae4j.examples.lab.run.RunStore;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Seeds;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.report.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Makes the runs that are not made yet. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Runs experiments: every arm with every seed, one JSON file each. What is finished is not run"
          + " again."
    })
final class LabRunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @ParentCommand private LabCommand parent;

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description = "experiments, by name or number; all where none is given")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--scale",
      defaultValue = "smoke",
      description = "smoke, cpu or full (default: ${DEFAULT-VALUE})")
  private Scale scale = Scale.SMOKE;

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
      names = "--data",
      paramLabel = "DIR",
      description = "folder with mnist, cifar10 and wikitext2; without it data made in code")
  private @Nullable Path data;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "ae-out/lab",
      description = "folder for the results (default: ${DEFAULT-VALUE})")
  private Path out = Path.of("ae-out", "lab");

  @Override
  public Integer call() throws IOException {
    List<Experiment> experiments = parent.lab().named(names);
    String wanted = seeds == null ? Integer.toString(scale.seeds) : seeds;
    List<PlannedRun> plan = Plan.of(experiments, scale, Seeds.parse(wanted), arms);
    OneThread.pin();
    RunStore store = new RunStore(out);
    Setting setting = new Setting(scale, data);
    try (Progress progress = Progress.of("lab", "runs", plan.size())) {
      for (PlannedRun run : plan) {
        progress.doing(run.name());
        if (store.read(run).isEmpty()) {
          store.write(run, run.make(setting));
        }
        progress.step();
      }
    }
    return 0;
  }
}
