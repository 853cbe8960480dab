package io.github.ae4j.examples.quickstart;

import java.io.OutputStream;
import java.io.PrintStream;

/** Keeps what is printed on the standard output off the terminal: SameDiff prints each operation it differentiates. */
final class Hush implements AutoCloseable {
  private final PrintStream usual = System.out;

  Hush() {
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), true));
  }

  @Override
  public void close() {
    System.setOut(usual);
  }
}
