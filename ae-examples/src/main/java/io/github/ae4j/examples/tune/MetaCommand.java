package io.github.ae4j.examples.tune;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** AE-9: the closed loop differentiated in its gains. */
@Command(
    name = "meta",
    mixinStandardHelpOptions = true,
    description = {
      "Differentiates runs of the standard loop in its gains, and learns gains by it on tune's"
          + " small tasks, all but the long streams. Nothing that is learned goes into the standard"
          + " loop."
    },
    subcommands = {MetaLearn.class, MetaShow.class, MetaCheck.class})
public final class MetaCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "a subcommand must be given: learn, show or check");
  }
}
