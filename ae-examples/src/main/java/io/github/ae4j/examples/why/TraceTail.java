package io.github.ae4j.examples.why;

import io.github.ae4j.examples.BadInput;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Follows a trace file that is still being written, a piece at a time; for one thread. */
public final class TraceTail {
  /** What a look at the file brought. */
  public enum Found {
    /** A piece was read; there may be more. */
    MORE,
    /** All is read that was written so far. */
    END,
    /** The file is another one than before, or shorter; reading begins anew. */
    REPLACED
  }

  private static final CSVFormat FORMAT = CSVFormat.RFC4180;
  private static final int PIECE = 1 << 20; // bytes
  private static final int MARK = 256; // bytes

  private final Path file;
  private @Nullable Object key;
  private long taken;
  private long lines;
  private boolean broken;
  private byte[] mark = {};
  private List<String> columns = List.of();

  /** Nothing is read yet. */
  public TraceTail(Path file) {
    this.file = file;
  }

  /**
   * Reads one more piece of whole lines; the start of a line waits for its end. A file that was
   * refused is not read on until it is replaced.
   *
   * @throws IOException if the file cannot be read
   * @throws BadInput if it is no trace with moves
   */
  public Found poll(Consumer<TraceRow> rows) throws IOException {
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    boolean another = taken > 0 && !Objects.equals(key, now.fileKey());
    key = now.fileKey();
    if (another || now.size() < taken) {
      return replaced();
    }
    if (now.size() == taken) {
      return Found.END;
    }
    byte[] piece = piece();
    if (!Arrays.equals(mark, Arrays.copyOf(piece, mark.length))) {
      return replaced();
    }
    if (broken) {
      return Found.END;
    }
    int end = wholeLines(piece, mark.length);
    if (end == mark.length) {
      if (piece.length >= PIECE) {
        throw TraceTable.refused(file, "has a line over " + PIECE + " bytes");
      }
      return Found.END;
    }
    broken = true;
    take(piece, end, rows);
    broken = false;
    return Found.MORE;
  }

  private Found replaced() {
    taken = 0;
    lines = 0;
    broken = false;
    mark = new byte[0];
    columns = List.of();
    return Found.REPLACED;
  }

  /** From the mark on: what was read last, to know the file again by. */
  private byte[] piece() throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(PIECE);
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      channel.position(taken - mark.length);
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
        continue;
      }
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  /** A line break between quotes is no end, but JSON has none there. */
  private int wholeLines(byte[] piece, int start) {
    boolean json = columns.isEmpty() && start < piece.length && isJson(piece, start);
    boolean quoted = false;
    int end = start;
    for (int i = start; i < piece.length; i++) {
      quoted ^= piece[i] == '"' && !json;
      if (piece[i] == '\n' && !quoted) {
        end = i + 1;
      }
    }
    return end;
  }

  private static boolean isJson(byte[] piece, int start) {
    return piece[start] == '{';
  }

  private void take(byte[] piece, int end, Consumer<TraceRow> rows) throws IOException {
    int start = mark.length;
    String text = new String(piece, start, end - start, StandardCharsets.UTF_8);
    taken += end - start;
    mark = Arrays.copyOfRange(piece, Math.max(0, end - MARK), end);
    if (columns.isEmpty() && isJson(piece, start)) {
      text.lines().forEach(line -> rows.accept(TraceTable.row(file, ++lines, line)));
    } else {
      try {
        takeCsv(text, rows);
      } catch (UncheckedIOException e) {
        throw TraceTable.refused(file, "is damaged after line " + lines);
      }
    }
  }

  private void takeCsv(String text, Consumer<TraceRow> rows) throws IOException {
    String body = text;
    if (columns.isEmpty()) {
      int head = text.indexOf('\n') + 1;
      try (CSVParser first = FORMAT.parse(new StringReader(text.substring(0, head)))) {
        List<CSVRecord> records = first.getRecords();
        List<String> names = records.isEmpty() ? List.of() : records.get(0).toList();
        TraceTable.checkColumns(file, names);
        columns = names;
      }
      lines = 1;
      body = text.substring(head);
    }
    CSVFormat format = FORMAT.builder().setHeader(columns.toArray(String[]::new)).get();
    try (CSVParser table = format.parse(new StringReader(body))) {
      for (CSVRecord row : table) {
        rows.accept(TraceTable.row(file, ++lines, row));
      }
    } catch (IllegalArgumentException e) {
      throw TraceTable.refused(file, "has a header that cannot be read: " + e.getMessage());
    }
  }
}
