package io.github.ae4j.adapter;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/**
 * The frame of an adapter's checkpoint file: a magic number, a version, the body, and a CRC-32 over
 * all before it. Written beside its place and moved there whole, so that whoever reads meanwhile
 * has the one before; opened once and checked whole before its body is read.
 *
 * <p>A link is followed, and a file that is replaced keeps its permissions. What a killed process
 * left half written, {@code NAME.ae-RANDOM.part}, is removed by the next write of that file. A
 * thread that was interrupted writes and reads as any other.
 *
 * @param owner who writes such files, for errors
 * @param magic what they begin with; its last two bytes are best \r\n, which no transfer as text
 *     leaves as they are
 * @param version of the body
 */
public record StateFile(String owner, long magic, int version) {
  private static final int HEAD = Long.BYTES + Integer.BYTES;
  private static final int TAIL = Long.BYTES;
  private static final int BUFFER = 1 << 16;
  private static final int LINE_END = 16;

  /** Writes a body. */
  public interface Body {
    /** Writes it. */
    void write(DataOutputStream out) throws IOException;
  }

  /** Reads a body. */
  public interface Reader<T> {
    /** Reads it, all of it. */
    T read(DataInputStream in) throws IOException;
  }

  /**
   * Writes a file, which is replaced at once or not at all.
   *
   * @throws IOException if it cannot be written; names the file
   */
  public void write(Path file, Body body) throws IOException {
    Objects.requireNonNull(file, "file");
    try (Draft draft = Draft.of(file)) {
      writeFramed(draft.out(), body);
      draft.moveToItsPlace();
    } catch (IOException e) {
      throw new IOException("cannot write " + file + ": " + Draft.reason(e), e);
    }
  }

  private void writeFramed(OutputStream file, Body body) throws IOException {
    CheckedOutputStream checked =
        new CheckedOutputStream(new BufferedOutputStream(file, BUFFER), new CRC32());
    DataOutputStream out = new DataOutputStream(checked);
    out.writeLong(magic);
    out.writeInt(version);
    body.write(out);
    out.writeLong(checked.getChecksum().getValue());
    out.flush();
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is truncated, damaged, foreign or of another version, or
   *     its reader refuses it; names the file
   */
  public <T> T read(Path file, Reader<T> reader) throws IOException {
    Objects.requireNonNull(file, "file");
    if (Files.isDirectory(file)) {
      throw new IOException("cannot read " + file + ": it must be a file, and is a folder");
    }
    if (!Files.exists(file)) {
      throw new NoSuchFileException(
          file.toString(), null, "it must be there to be read, and there is no file of that name");
    }
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      verify(file, in);
      in.seek(HEAD);
      return readBody(file, next(in, in.length() - HEAD - TAIL), reader);
    } catch (EOFException e) {
      throw refused(file, "must be whole, and ends early");
    } catch (FileNotFoundException e) {
      throw new IOException("cannot read " + file + ": it must be open to reading", e);
    }
  }

  private <T> T readBody(Path file, DataInputStream in, Reader<T> reader) throws IOException {
    T read;
    try {
      read = reader.read(in);
    } catch (EOFException e) {
      throw refused(file, "must be whole, and its body ends early");
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
    if (in.available() > 0) {
      throw refused(
          file, "must end where its body does, and goes on for " + in.available() + " bytes");
    }
    return read;
  }

  private void verify(Path file, RandomAccessFile in) throws IOException {
    long size = in.length();
    long found = size < HEAD + TAIL ? 0 : in.readLong();
    if (found != magic) {
      throw refused(file, foreign(found));
    }
    int newer = in.readInt();
    if (newer != version) {
      throw refused(file, "must be of version " + version + ", got version " + newer);
    }
    in.seek(0);
    if (checksum(in, size - TAIL) != in.readLong()) {
      throw refused(file, "must end with its own checksum; it is truncated or damaged");
    }
  }

  private String foreign(long found) {
    boolean lineEnds = (short) magic == 0x0d0a && found >>> LINE_END == magic >>> LINE_END;
    return lineEnds
        ? "must come as it was written, and its line ends were changed on the way: transfer it as"
            + " binary"
        : "must begin as one of " + owner + " does, and does not";
  }

  private static long checksum(RandomAccessFile in, long length) throws IOException {
    CRC32 sum = new CRC32();
    byte[] buffer = new byte[BUFFER];
    for (long left = length; left > 0; ) {
      int n = (int) Math.min(BUFFER, left);
      in.readFully(buffer, 0, n);
      sum.update(buffer, 0, n);
      left -= n;
    }
    return sum.getValue();
  }

  /** The next bytes, so many at most; how many are left can be asked of it. */
  private static DataInputStream next(RandomAccessFile in, long length) {
    return new DataInputStream(new BufferedInputStream(new LimitedInput(in, length), BUFFER));
  }

  /** Writes bytes with their number before them. */
  public static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /**
   * Reads what {@link #writeBytes} wrote, in a {@link Reader}.
   *
   * @throws IllegalArgumentException if the number is negative, or more than is left of the body
   */
  public static byte[] readBytes(DataInputStream in) throws IOException {
    byte[] bytes = new byte[readLength(in, 1)];
    in.readFully(bytes);
    return bytes;
  }

  /** Writes numbers with how many they are before them. */
  public static void writeNumbers(DataOutputStream out, double[] values) throws IOException {
    out.writeInt(values.length);
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Double.BYTES));
    bytes.asDoubleBuffer().put(values);
    out.write(bytes.array());
  }

  /**
   * Reads what {@link #writeNumbers} wrote, in a {@link Reader}.
   *
   * @throws IllegalArgumentException if there were fewer than none, or more than is left of the body
   */
  public static double[] readNumbers(DataInputStream in) throws IOException {
    double[] values = new double[readLength(in, Double.BYTES)];
    byte[] bytes = new byte[values.length * Double.BYTES];
    in.readFully(bytes);
    ByteBuffer.wrap(bytes).asDoubleBuffer().get(values);
    return values;
  }

  /**
   * Reads a number of things, before room is made for them, in a {@link Reader}.
   *
   * @param size least bytes of each
   * @throws IllegalArgumentException if it is negative, or there are more than is left of the body
   */
  public static int readLength(DataInputStream in, int size) throws IOException {
    int length = in.readInt();
    int most = in.available() / size;
    if (length < 0 || length > most) {
      throw new IllegalArgumentException(
          "checkpoint must have a length in [0, "
              + most
              + "], which is what is left, got "
              + length);
    }
    return length;
  }

  private static IllegalArgumentException refused(Path file, String why) {
    return new IllegalArgumentException("checkpoint " + file + " " + why);
  }
}
