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
 * A text that grows by whole lines. What a file holds stays as it is until the first are written. Once a write has failed
 * it may end in half a line, and nothing is written behind that.
 */
final class LineFile implements Closeable {
  private static final int WAITING = 1 << 16;
  private static final int BLOCK = 1 << 13;

  /** What is written to, and what is closed: the file itself, as closing the writer would write once more. */
  private record Out(Writer writer, Closeable file) {
    static Out to(OutputStream file) {
      return new Out(new OutputStreamWriter(file, StandardCharsets.UTF_8), file);
    }
  }

  private interface Opening {
    Out open() throws IOException;
  }

  private final Opening opening;
  private final String head;
  private final StringBuilder waiting = new StringBuilder();
  private @Nullable Out out;
  private @Nullable IOException failure;

  private LineFile(Opening opening, String head) {
    this.opening = opening;
    this.head = head;
  }

  static LineFile of(Writer writer) {
    Out out = new Out(writer, writer);
    LineFile made = new LineFile(() -> out, "");
    made.out = out;
    return made;
  }

  /** A file, made where there is none; what is there goes with the first lines. */
  static LineFile create(Path path) throws IOException {
    Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE).close();
    return new LineFile(() -> Out.to(Files.newOutputStream(path)), "");
  }

  /**
   * What is there goes on, half a line at its end cut off with the first lines; it is made where there is none.
   *
   * @param start what it must begin with, if with anything
   */
  static LineFile append(Path path, String start) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      check(file, start, path);
      return new LineFile(() -> cut(path), endOfLines(file) == 0 ? "" : firstLine(path));
    }
  }

  private static Out cut(Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(endOfLines(file));
    }
    return Out.to(Files.newOutputStream(path, StandardOpenOption.APPEND));
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
    if (waiting.isEmpty()) {
      return;
    }
    try {
      out = out == null ? opening.open() : out;
      out.writer().append(waiting).flush();
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
    try {
      flushAndClose();
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  private void flushAndClose() throws IOException {
    try {
      if (failure == null) {
        flush();
      }
    } finally {
      if (out != null) {
        out.file().close();
      }
    }
  }
}
