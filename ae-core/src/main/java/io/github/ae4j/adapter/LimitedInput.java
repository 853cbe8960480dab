package io.github.ae4j.adapter;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;

/** The next bytes of a file, so many at most; {@link #available} is what is left of them. */
final class LimitedInput extends InputStream {
  private final RandomAccessFile file;
  private long left;

  LimitedInput(RandomAccessFile file, long length) {
    this.file = file;
    left = length;
  }

  @Override
  public int available() {
    return (int) Math.min(Integer.MAX_VALUE, left);
  }

  @Override
  public int read() throws IOException {
    int read = left > 0 ? file.read() : -1;
    left -= read < 0 ? 0 : 1;
    return read;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    if (left == 0 && length > 0) {
      return -1;
    }
    int read = file.read(bytes, from, (int) Math.min(length, left));
    left -= Math.max(0, read);
    return read;
  }
}
