package io.github.ae4j.examples.lab;

import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a lab and its workers agree on: how much is run, on what data, into which folder. */
final class RunOptions {
  @Option(
      names = "--scale",
      defaultValue = "smoke",
      description = "smoke, cpu or full (default: ${DEFAULT-VALUE})")
  private Scale scale = Scale.SMOKE;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "folder with what the experiments read, as mnist, cifar10 and wikitext2; without it data"
              + " made in code")
  private @Nullable Path data;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "ae-out/lab",
      description = "folder for the results (default: ${DEFAULT-VALUE})")
  private Path out = Path.of("ae-out", "lab");

  /** How much is run, and on what. */
  Setting setting() {
    return new Setting(scale, data);
  }

  /** Where the results go. */
  Path out() {
    return out;
  }
}
