package io.github.ae4j.examples.ecology;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --out}: the folder of a run. */
final class RunFolder {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "ae-out/ecology",
      description = "folder of the run, its snapshots and results (default: ${DEFAULT-VALUE})")
  private Path out = Path.of("ae-out", "ecology");

  Path path() {
    return out;
  }
}
