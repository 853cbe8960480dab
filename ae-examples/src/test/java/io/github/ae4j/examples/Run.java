package io.github.ae4j.examples;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.Stream;
import picocli.CommandLine;

/** A run of the command line inside the test's own virtual machine. */
public record Run(int exitCode, String out, String err) {
  /** Runs the command line. */
  public static Run of(Object... arguments) {
    return on(Ae.commandLine(), arguments);
  }

  /** Runs a command line. */
  public static Run on(CommandLine command, Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        command
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
    return new Run(exitCode, out.toString(), err.toString());
  }

  /** Where the real MNIST may lie, beside the project. */
  public static Path mnist() {
    return data().resolve("mnist");
  }

  /** Where real data may lie, beside the project. */
  public static Path data() {
    return Path.of(System.getProperty("basedir", "."), "..", "..", "shared", "data");
  }
}
