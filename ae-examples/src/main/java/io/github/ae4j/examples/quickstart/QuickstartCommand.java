package io.github.ae4j.examples.quickstart;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.digits.MnistDownload;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a small network on digits, the bare optimizer beside the steered one, and shows both. */
@Command(
    name = "quickstart",
    mixinStandardHelpOptions = true,
    description = {
      "Trains a 784-128-10 network on digits in DJL, batch 64, with the bare optimizer and with the"
          + " same one under the loop, in two phases: as they are, then with the pixels permuted."
          + " Accuracy is of the average that the loop serves. Writes quickstart.json, index.html,"
          + " the plots and the loop's trace."
    })
public final class QuickstartCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private QuickstartOptions options = new QuickstartOptions();

  @Option(names = "--download", description = "MNIST as DJL downloads it")
  private boolean download;

  @Option(
      names = "--optimizer",
      defaultValue = "adamw",
      description = "adamw, or sgd with momentum 0.9 (default: ${DEFAULT-VALUE})")
  private Family optimizer = Family.ADAMW;

  @Override
  public Integer call() throws IOException {
    QuickstartSettings settings = options.settings("DJL", optimizer);
    if (download && options.hasData()) {
      throw new BadInput("--data and --download must not both be given");
    }
    new Quickstart(
            spec.name(),
            settings,
            DjlDigitNetwork.with(optimizer),
            options.withoutGauge(),
            options.page())
        .run(
            download ? MnistDownload.read() : options.digits(),
            options.out(spec.name()),
            spec.commandLine().getOut());
    return 0;
  }
}
