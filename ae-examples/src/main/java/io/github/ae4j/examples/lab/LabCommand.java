package io.github.ae4j.examples.lab;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The lab's commands. */
@Command(
    name = "lab",
    mixinStandardHelpOptions = true,
    description =
        "Runs the theory's experiments against published baselines and judges its claims.",
    subcommands = {
      LabListCommand.class,
      LabRunCommand.class,
      LabReportCommand.class,
      LabWorkerCommand.class
    })
public final class LabCommand implements Callable<Integer> {
  private final Lab lab;

  @Spec private CommandSpec spec;

  /** On these experiments. */
  public LabCommand(Lab lab) {
    this.lab = lab;
  }

  /** What the commands work on. */
  Lab lab() {
    return lab;
  }

  /** Tells on the error stream, behind the command's name, what does not keep it from its work. */
  static void warn(CommandLine command, String text) {
    PrintWriter errors = command.getErr();
    errors.println(command.getCommandSpec().qualifiedName() + ": " + text);
    errors.flush();
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "a command must be given");
  }
}
