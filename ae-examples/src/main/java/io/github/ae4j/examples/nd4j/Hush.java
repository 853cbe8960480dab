package io.github.ae4j.examples.nd4j;

import java.io.OutputStream;
import java.io.PrintStream;

/** Keeps what is printed on the standard output off the terminal: SameDiff prints each operation it differentiates. */
public final class Hush implements AutoCloseable {
  private final PrintStream usual = System.out;

  /** From now on. */
  public Hush() {
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), true));
  }

  @Override
  public void close() {
    System.setOut(usual);
  }
}
