package io.github.ae4j;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What is logged, for tests. */
public final class Logged {
  private Logged() {}

  /** Lines of a logger that slf4j-simple writes to the error stream while something runs. */
  public static List<String> by(Class<?> logger, Runnable run) {
    PrintStream before = System.err;
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    System.setErr(new PrintStream(text, true, StandardCharsets.UTF_8));
    try {
      run.run();
    } finally {
      System.setErr(before);
    }
    return text.toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.contains(" " + logger.getName() + " - "))
        .toList();
  }
}
