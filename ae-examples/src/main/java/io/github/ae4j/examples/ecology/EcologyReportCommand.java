package io.github.ae4j.examples.ecology;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The page of what is there. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description =
        "Writes ecology.json and index.html of the lives that are done in a run's folder.")
public final class EcologyReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private RunFolder folder = new RunFolder();

  @Override
  public Integer call() throws IOException {
    new EcologyWork(RunSettings.read(folder.path()), folder.path())
        .report(spec.commandLine().getOut());
    return 0;
  }
}
