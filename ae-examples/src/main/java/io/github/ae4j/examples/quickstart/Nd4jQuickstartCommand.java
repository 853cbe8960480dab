package io.github.ae4j.examples.quickstart;

import io.github.ae4j.examples.nd4j.Nd4jThreads;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The quickstart on ND4J. */
@Command(
    name = "nd4j-quickstart",
    mixinStandardHelpOptions = true,
    description = {
      "The quickstart in DL4J or in SameDiff: the same digits and network, batches and phases, and"
          + " the same files, with an updater of ND4J bare and under the loop."
    })
public final class Nd4jQuickstartCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private QuickstartOptions options = new QuickstartOptions();

  @Option(
      names = "--host",
      defaultValue = "dl4j",
      description = "dl4j, or samediff (default: ${DEFAULT-VALUE})")
  private Nd4jHost host = Nd4jHost.DL4J;

  @Option(
      names = "--optimizer",
      defaultValue = "adam",
      description = "adam, or nesterovs with momentum 0.9 (default: ${DEFAULT-VALUE})")
  private Nd4jFamily optimizer = Nd4jFamily.ADAM;

  @Override
  public Integer call() throws IOException {
    QuickstartSettings settings = options.settings(host.label, optimizer);
    Nd4jThreads.pin();
    new Quickstart(
            spec.name(), settings, host.with(optimizer), options.withoutGauge(), options.page())
        .run(options.digits(), options.out(spec.name()), spec.commandLine().getOut());
    return 0;
  }
}
