package io.github.ae4j.examples.watch;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.report.LineChart;
import io.github.ae4j.examples.report.OutputFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws trace files. */
@Command(
    name = "plot",
    mixinStandardHelpOptions = true,
    description = "Draws trace files to one PNG: loss, learning rate, and what moved it.")
public final class PlotCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "trace files")
  private List<Path> files = List.of();

  @Option(
      names = "--out",
      paramLabel = "PNG",
      defaultValue = "trace.png",
      description = "the picture (default: ${DEFAULT-VALUE})")
  private Path out = Path.of("trace.png");

  @Override
  public Integer call() throws IOException {
    OutputFile.check(out);
    if (!LineChart.available()) {
      throw new BadInput("plot must find a font on this machine, and there is none");
    }
    TracePicture.of(files.toArray(Path[]::new)).write(out);
    spec.commandLine().getOut().println("Written: " + out);
    spec.commandLine().getOut().flush();
    return 0;
  }
}
