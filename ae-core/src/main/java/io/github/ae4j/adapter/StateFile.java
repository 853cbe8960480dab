package io.github.ae4j.adapter;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/**
 * The frame of an adapter's checkpoint file: a magic number, a version, the body, and a CRC-32 over all
 * before it. Written beside its place and moved there whole; checked whole before its body is read.
 *
 * @param owner who writes such files, for errors
 * @param magic what they begin with
 * @param version of the body
 */
public record StateFile(String owner, long magic, int version) {
  private static final int HEAD = Long.BYTES + Integer.BYTES;
  private static final int TAIL = Long.BYTES;

  /** Writes a body. */
  public interface Body {
    /** Writes it. */
    void write(DataOutputStream out) throws IOException;
  }

  /** Reads a body. */
  public interface Reader<T> {
    /** Reads it. */
    T read(DataInputStream in) throws IOException;
  }

  /**
   * Writes a file, which is replaced at once or not at all.
   *
   * @throws IOException if it cannot be written
   */
  public void write(Path file, Body body) throws IOException {
    Path place = file.toAbsolutePath();
    Path draft = Files.createTempFile(place.getParent(), place.getFileName() + ".", ".part");
    try {
      try (FileOutputStream out = new FileOutputStream(draft.toFile())) {
        writeFramed(out, body);
        out.getFD().sync();
      }
      Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private void writeFramed(OutputStream file, Body body) throws IOException {
    CheckedOutputStream checked =
        new CheckedOutputStream(new BufferedOutputStream(file, 1 << 16), new CRC32());
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
   * @throws IllegalArgumentException if it is truncated, damaged, foreign or of another version
   */
  public <T> T read(Path file, Reader<T> reader) throws IOException {
    verify(file);
    try (DataInputStream in = open(Files.newInputStream(file))) {
      in.skipNBytes(HEAD);
      return reader.read(in);
    } catch (EOFException e) {
      throw refused(file, "must be whole, got " + Files.size(file) + " bytes");
    }
  }

  private void verify(Path file) throws IOException {
    long size = Files.size(file);
    try (DataInputStream in = open(Files.newInputStream(file))) {
      if (size < HEAD + TAIL || in.readLong() != magic) {
        throw refused(file, "must begin as one of " + owner + " does, and does not");
      }
      int found = in.readInt();
      if (found != version) {
        throw refused(file, "must be of version " + version + ", got version " + found);
      }
    }
    if (checksum(file, size - TAIL) != lastLong(file, size - TAIL)) {
      throw refused(file, "must end with its own checksum; it is truncated or damaged");
    }
  }

  private static long checksum(Path file, long length) throws IOException {
    CRC32 sum = new CRC32();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (long left = length; left > 0; ) {
        int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (n < 0) {
          throw refused(file, "must be whole, and ends early");
        }
        sum.update(buffer, 0, n);
        left -= n;
      }
    }
    return sum.getValue();
  }

  private static long lastLong(Path file, long position) throws IOException {
    try (DataInputStream in = open(Files.newInputStream(file))) {
      in.skipNBytes(position);
      return in.readLong();
    }
  }

  private static DataInputStream open(InputStream in) {
    return new DataInputStream(new BufferedInputStream(in, 1 << 16));
  }

  private static IllegalArgumentException refused(Path file, String why) {
    return new IllegalArgumentException("checkpoint " + file.getFileName() + " " + why);
  }
}
