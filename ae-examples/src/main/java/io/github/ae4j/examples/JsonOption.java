package io.github.ae4j.examples;

import io.github.ae4j.examples.report.OutputFile;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --json}: a file for a command's results, if one is wanted. */
public final class JsonOption {
  /** The option's name. */
  public static final String NAME = "--json";

  @Option(names = NAME, paramLabel = "FILE", description = "results as JSON")
  private @Nullable Path file;

  /**
   * Makes sure, before anything runs, that the results can be written.
   *
   * @throws BadInput if they cannot
   */
  public void check() {
    if (file != null) {
      OutputFile.check(file);
    }
  }

  /** The file, if one is asked for. */
  public @Nullable Path file() {
    return file;
  }

  /** Writes the results if a file is asked for. */
  public void write(String json) throws IOException {
    if (file != null) {
      OutputFile.write(file, json);
    }
  }
}
