package io.github.ae4j.examples.digits;

import io.github.ae4j.examples.BadInput;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * A file in IDX form, the layout MNIST is published in: a magic number 0x000008NN with NN
 * dimensions, the dimensions as 32-bit integers, most significant byte first, then a byte a value.
 * Compressed or not, which its first bytes tell.
 *
 * @param name where it was read
 * @param dimensions sizes, outermost first
 * @param values all values, outermost first
 */
record IdxFile(String name, int[] dimensions, byte[] values) {
  private static final int UNSIGNED_BYTES = 0x0800;
  private static final int MOST =
      1 << 28; // MNIST has 47 million; a compressed file may say anything
  private static final int GZIP_FIRST = 0x1F;
  private static final int GZIP_SECOND = 0x8B;

  /**
   * Reads a file.
   *
   * @param rank number of dimensions it must have
   * @throws BadInput if it cannot be read or is not of that form
   */
  static IdxFile read(Path file, int rank) {
    return read(file.toString(), () -> Files.newInputStream(file), rank);
  }

  /** Reads what a source holds, as {@link #read(Path, int)} a file. */
  static IdxFile read(String name, Source source, int rank) {
    try (InputStream raw = source.open();
        DataInputStream in = decompressed(raw)) {
      int magic = in.readInt();
      if (magic != (UNSIGNED_BYTES | rank)) {
        throw new BadInput(
            "%s: magic number must be 0x%08X (unsigned bytes, %d dimensions), got 0x%08X"
                .formatted(name, UNSIGNED_BYTES | rank, rank, magic));
      }
      int[] dimensions = new int[rank];
      for (int i = 0; i < rank; i++) {
        dimensions[i] = in.readInt();
      }
      return new IdxFile(name, dimensions, values(name, dimensions, in));
    } catch (EOFException e) {
      throw new BadInput(name + ": must be a whole IDX file, but ends early (truncated)", e);
    } catch (IOException e) {
      throw new BadInput(name + ": must be a readable IDX file, got " + e, e);
    }
  }

  /** Something that can be opened for reading. */
  @FunctionalInterface
  interface Source {
    InputStream open() throws IOException;
  }

  private static DataInputStream decompressed(InputStream raw) throws IOException {
    InputStream in = new BufferedInputStream(raw);
    in.mark(2);
    boolean compressed = in.read() == GZIP_FIRST && in.read() == GZIP_SECOND;
    in.reset();
    return new DataInputStream(compressed ? new BufferedInputStream(new GZIPInputStream(in)) : in);
  }

  private static byte[] values(String name, int[] dimensions, InputStream in) throws IOException {
    double count = 1;
    for (int size : dimensions) {
      if (size < 1) {
        throw new BadInput(name + ": every dimension must be at least 1, got " + size);
      }
      count *= size;
    }
    if (count > MOST) {
      throw new BadInput(
          "%s: must hold at most %d bytes, its header says %.0f".formatted(name, MOST, count));
    }
    byte[] values = in.readNBytes((int) count);
    if (values.length < count || in.read() >= 0) {
      throw new BadInput(
          "%s: must hold the %.0f bytes its header says, got %s"
              .formatted(
                  name, count, values.length < count ? values.length + " (truncated)" : "more"));
    }
    return values;
  }
}
