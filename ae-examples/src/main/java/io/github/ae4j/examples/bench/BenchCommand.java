package io.github.ae4j.examples.bench;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The benchmarks: a subcommand for each kind of optimizer. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Times and weighs what is steered beside the same without the loop.",
    subcommands = {
      CoreBenchCommand.class,
      CadenceBenchCommand.class,
      OnlineBenchCommand.class,
      DjlBenchCommand.class,
      Nd4jBenchCommand.class,
      SwarmBenchCommand.class
    })
public final class BenchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "a command must be given");
  }
}
