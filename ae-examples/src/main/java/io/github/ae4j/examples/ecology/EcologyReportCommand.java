package io.github.ae4j.examples.ecology;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The page of what is there. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description =
        "Writes ecology.json and index.html of the lives that are done in a run's folder.")
public final class EcologyReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "ae-out/ecology",
      description = "folder of the run (default: ${DEFAULT-VALUE})")
  private Path out = Path.of("ae-out", "ecology");

  @Override
  public Integer call() throws IOException {
    new EcologyWork(RunSettings.read(out), out).report(spec.commandLine().getOut());
    return 0;
  }
}
