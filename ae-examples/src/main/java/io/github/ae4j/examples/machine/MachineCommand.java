package io.github.ae4j.examples.machine;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A run that knows when to stop, and programs and networks trained on a tape. */
@Command(
    name = "machine",
    mixinStandardHelpOptions = true,
    description = "A run that knows when to stop, and programs and networks trained on a tape.",
    subcommands = {RunCommand.class, TapeCommand.class, NtmCommand.class, HaltCommand.class})
public final class MachineCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "a subcommand must be given: run, tape, ntm or halt");
  }
}
