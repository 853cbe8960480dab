package io.github.ae4j.examples.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A checkpoint's bytes; each read of them is of a file that is gone afterwards. */
final class SavedState {
  /** Does something with a file. */
  interface Action {
    void with(Path file) throws IOException;
  }

  private final byte[] content;

  private SavedState(byte[] content) {
    this.content = content;
  }

  /** Takes what is written to a file. */
  static SavedState write(Action writer) {
    try {
      Path file = Files.createTempFile("ae-fuzz-", ".state");
      try {
        writer.with(file);
        return new SavedState(Files.readAllBytes(file));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Has it read. */
  void read(Action reader) {
    try {
      Path file = Files.createTempFile("ae-fuzz-", ".state");
      try {
        Files.write(file, content);
        reader.with(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
