package io.github.ae4j.examples.why;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.examples.BadInput;
import io.github.ae4j.trace.Why;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.io.input.BoundedInputStream;

/** Reads what a {@link io.github.ae4j.trace.TraceWriter} wrote, in either form, a row at a time. */
public final class TraceTable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BYTE_ORDER_MARK = 0xFEFF;
  private static final int TAIL = 16_000_000;
  private static final String LOSS = "loss";
  private static final List<String> NEEDED = List.of("step", "group", "verdict", "events", "acted");

  private TraceTable() {}

  /**
   * Hands over every row that was written whole, in the file's order.
   *
   * @throws BadInput if the file cannot be read, or is no trace with moves
   */
  public static void read(Path file, Consumer<TraceRow> rows) {
    try (BufferedReader reader = whole(file)) {
      reader.mark(2);
      if (reader.read() != BYTE_ORDER_MARK) {
        reader.reset();
      }
      reader.mark(1);
      boolean json = reader.read() == '{';
      reader.reset();
      if (json) {
        readJson(file, reader, rows);
      } else {
        readCsv(file, reader, rows);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new BadInput("FILE must be a readable trace, got " + file + ": " + e, e);
    }
  }

  /** A reader of the lines that were written whole: a run that was killed leaves a part of one. */
  private static BufferedReader whole(Path file) throws IOException {
    return new BufferedReader(
        new InputStreamReader(
            BoundedInputStream.builder()
                .setPath(file)
                .setMaxCount(Math.max(1, wholeBytes(file)))
                .get(),
            StandardCharsets.UTF_8));
  }

  /** Length of the file up to the end of its last whole line; of one without a line's end, all. */
  private static long wholeBytes(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      ByteBuffer tail = ByteBuffer.allocate((int) Math.min(size, TAIL));
      channel.read(tail, size - tail.capacity());
      for (int i = tail.position() - 1; i >= 0; i--) {
        if (tail.get(i) == '\n') {
          return size - tail.capacity() + i + 1;
        }
      }
      return size;
    }
  }

  private static void readJson(Path file, BufferedReader reader, Consumer<TraceRow> rows)
      throws IOException {
    long line = 0;
    for (String text = reader.readLine(); text != null; text = reader.readLine()) {
      line++;
      if (!text.isBlank()) {
        rows.accept(row(file, line, text));
      }
    }
  }

  /** A line of JSON. */
  static TraceRow row(Path file, long line, String text) {
    JsonNode row = json(file, line, text);
    for (String name : NEEDED) {
      if (!row.has(name)) {
        throw refused(file, "has no " + name + " in line " + line);
      }
    }
    if (!row.get("step").canConvertToLong() || !row.get("group").canConvertToInt()) {
      throw refused(file, "has a word for a number in line " + line);
    }
    return new TraceRow(
        row.get("step").asLong(),
        row.get("group").asInt(),
        row.get("verdict").asText(),
        events(row.get("events")),
        row.path(LOSS).asDouble(Double.NaN),
        row.path(Coefficient.LEARNING_RATE).asDouble(Double.NaN),
        whys(row.get("acted")));
  }

  private static void readCsv(Path file, BufferedReader reader, Consumer<TraceRow> rows)
      throws IOException {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .get();
    try (CSVParser table = format.parse(reader)) {
      checkColumns(file, table.getHeaderNames());
      for (CSVRecord row : table) {
        rows.accept(row(file, row.getRecordNumber() + 1, row));
      }
    } catch (IllegalArgumentException e) {
      throw refused(file, "has a header that cannot be read: " + e.getMessage());
    }
  }

  static void checkColumns(Path file, List<String> columns) {
    for (String name : NEEDED) {
      if (!columns.contains(name)) {
        throw refused(file, "has no column " + name);
      }
    }
  }

  /** A line of comma-separated values. */
  static TraceRow row(Path file, long line, CSVRecord row) {
    if (!row.isConsistent()) {
      throw refused(file, "is cut short in line " + line);
    }
    try {
      return new TraceRow(
          Long.parseLong(row.get("step")),
          Integer.parseInt(row.get("group")),
          row.get("verdict"),
          events(json(file, line, row.get("events"))),
          number(row, LOSS),
          number(row, Coefficient.LEARNING_RATE),
          whys(json(file, line, row.get("acted"))));
    } catch (NumberFormatException e) {
      throw refused(file, "has a word for a number in line " + line);
    }
  }

  private static double number(CSVRecord row, String name) {
    return row.isMapped(name) ? Double.parseDouble(row.get(name)) : Double.NaN;
  }

  private static JsonNode json(Path file, long line, String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw refused(file, "is damaged or cut short in line " + line);
    }
  }

  private static List<String> events(JsonNode array) {
    List<String> events = new ArrayList<>();
    array.forEach(event -> events.add(event.asText()));
    return events;
  }

  private static List<Why> whys(JsonNode acted) {
    List<Why> whys = new ArrayList<>();
    acted
        .properties()
        .forEach(
            coefficient -> {
              Map<String, Double> shares = new LinkedHashMap<>();
              coefficient
                  .getValue()
                  .properties()
                  .forEach(share -> shares.put(share.getKey(), share.getValue().asDouble()));
              whys.add(new Why(coefficient.getKey(), shares));
            });
    return whys;
  }

  static BadInput refused(Path file, String why) {
    return new BadInput("FILE must be a trace of a loop with its moves, and " + file + " " + why);
  }
}
