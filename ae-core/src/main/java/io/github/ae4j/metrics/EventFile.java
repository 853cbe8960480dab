package io.github.ae4j.metrics;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * A TensorBoard event file: TFRecords, each a message {@code Event} of tensorflow/core/util/event.proto.
 *
 * <pre>
 *   record:  length (8), masked CRC-32C of it (4), message, masked CRC-32C of it (4); little-endian
 *   Event:   wall_time = 1 (double, s), step = 2 (int64), file_version = 3 (string), summary = 5
 *   Summary: value = 1;   Value: tag = 1 (string), simple_value = 2 (float)
 * </pre>
 */
final class EventFile implements Closeable {
  private static final String VERSION = "brain.Event:2";
  private static final int MASK = 0xa282ead8;
  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED_32 = 5;

  private final OutputStream out;
  private final CRC32C crc = new CRC32C();
  private final ByteArrayOutputStream event = new ByteArrayOutputStream();
  private final ByteArrayOutputStream summary = new ByteArrayOutputStream();
  private final ByteArrayOutputStream value = new ByteArrayOutputStream();

  /** Begins a file with its version. */
  EventFile(OutputStream out, double seconds) throws IOException {
    this.out = out;
    wallTime(seconds);
    text(event, 3, VERSION);
    record(event.toByteArray());
    out.flush();
  }

  /** Adds a scalar to the event to come. */
  void add(String tag, double scalar) {
    value.reset();
    text(value, 1, tag);
    fixed(value, 2, FIXED_32, 4, Float.floatToIntBits((float) scalar));
    bytes(summary, 1, value.toByteArray());
  }

  /** Writes an event with the scalars added since the last one. */
  void write(double seconds, long step) throws IOException {
    wallTime(seconds);
    key(event, 2, VARINT);
    varint(event, step);
    bytes(event, 5, summary.toByteArray());
    summary.reset();
    record(event.toByteArray());
  }

  private void wallTime(double seconds) {
    event.reset();
    fixed(event, 1, FIXED_64, 8, Double.doubleToLongBits(seconds));
  }

  private void record(byte[] message) throws IOException {
    ByteBuffer record = ByteBuffer.allocate(message.length + 16).order(ByteOrder.LITTLE_ENDIAN);
    record.putLong(message.length).putInt(masked(record.array(), 0, 8));
    record.put(message).putInt(masked(message, 0, message.length));
    out.write(record.array());
  }

  private int masked(byte[] bytes, int from, int length) {
    crc.reset();
    crc.update(bytes, from, length);
    return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
  }

  private static void text(ByteArrayOutputStream to, int field, String text) {
    bytes(to, field, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void bytes(ByteArrayOutputStream to, int field, byte[] bytes) {
    key(to, field, BYTES);
    varint(to, bytes.length);
    to.writeBytes(bytes);
  }

  private static void fixed(ByteArrayOutputStream to, int field, int type, int size, long bits) {
    key(to, field, type);
    for (int i = 0; i < size; i++) {
      to.write((int) (bits >>> 8 * i));
    }
  }

  private static void key(ByteArrayOutputStream to, int field, int type) {
    varint(to, field << 3 | type);
  }

  private static void varint(ByteArrayOutputStream to, long number) {
    long rest = number;
    while (rest >>> 7 != 0) {
      to.write((int) rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    to.write((int) rest);
  }

  void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
