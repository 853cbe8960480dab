package io.github.ae4j.trace;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.RandomAccessFile;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A text that grows by whole lines. Once a write has failed it may end in half a line, and nothing
 * is written behind that.
 */
final class LineFile implements Closeable {
  private static final int WAITING = 1 << 16;
  private static final int BLOCK = 1 << 13;

  private final Writer writer;
  private final Closeable file;
  private final String head;
  private final StringBuilder waiting = new StringBuilder();
  private @Nullable IOException failure;

  private LineFile(Writer writer, Closeable file, String head) {
    this.writer = writer;
    this.file = file;
    this.head = head;
  }

  static LineFile of(Writer writer) {
    return new LineFile(writer, writer, "");
  }

  /** An empty file, in the place of what was there. */
  static LineFile create(Path path) throws IOException {
    return to(Files.newOutputStream(path), "");
  }

  private static LineFile to(OutputStream out, String head) {
    return new LineFile(new OutputStreamWriter(out, StandardCharsets.UTF_8), out, head);
  }

  /**
   * What is there goes on, half a line at its end cut off; it is made where there is none.
   *
   * @param start what it must begin with, if with anything
   */
  static LineFile append(Path path, String start) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      check(file, start, path);
      file.setLength(endOfLines(file));
    }
    return to(Files.newOutputStream(path, StandardOpenOption.APPEND), firstLine(path));
  }

  /** What is cut off must be half a line of ours. */
  private static void check(RandomAccessFile file, String start, Path path) throws IOException {
    byte[] first = new byte[(int) Math.min(start.length(), file.length())];
    file.readFully(first);
    String found = new String(first, StandardCharsets.UTF_8);
    if (!start.startsWith(found)) {
      throw new IOException(path + " must begin with " + start + ", begins with " + found);
    }
  }

  private static String firstLine(Path path) throws IOException {
    try (var reader = Files.newBufferedReader(path)) {
      String line = reader.readLine();
      return line == null ? "" : line;
    }
  }

  /** Where the last line that is whole ends. */
  private static long endOfLines(RandomAccessFile file) throws IOException {
    byte[] block = new byte[BLOCK];
    for (long end = file.length(); end > 0; ) {
      int n = (int) Math.min(BLOCK, end);
      end -= n;
      file.seek(end);
      file.readFully(block, 0, n);
      for (int i = n - 1; i >= 0; i--) {
        if (block[i] == '\n') {
          return end + i + 1;
        }
      }
    }
    return 0;
  }

  /** The first line it had when it was opened, empty if it had none. */
  String head() {
    return head;
  }

  /** Adds lines, each with its end; they wait for {@link #flush}, unless many do. */
  void add(String lines) throws IOException {
    check();
    waiting.append(lines);
    if (waiting.length() >= WAITING) {
      flush();
    }
  }

  /** Has all that waits written. */
  void flush() throws IOException {
    check();
    try {
      writer.append(waiting).flush();
      waiting.setLength(0);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /** Fails if a write has: then lines are missing. */
  void check() throws IOException {
    if (failure != null) {
      throw new IOException(failure.getMessage(), failure);
    }
  }

  @Override
  public void close() throws IOException {
    try (file) {
      if (failure == null) {
        flush();
      }
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }
}
