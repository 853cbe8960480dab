package io.github.ae4j.examples.ecology;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Small adapters that live in an energy economy on a frozen host. */
@Command(
    name = "ecology",
    mixinStandardHelpOptions = true,
    description = "Small adapters that live in an energy economy on a frozen host.",
    subcommands = {EcologyRunCommand.class, EcologyResumeCommand.class, EcologyReportCommand.class})
public final class EcologyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "a subcommand must be given: run, resume or report");
  }
}
