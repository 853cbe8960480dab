package io.github.ae4j.examples.digits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.Run;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistFolderTest {
  private static final String IMAGES = "t10k-images-idx3-ubyte";
  private static final String LABELS = "t10k-labels-idx1-ubyte";

  @TempDir Path folder;

  private static byte[] images(int n) {
    ByteBuffer bytes = ByteBuffer.allocate(16 + n * Digits.PIXELS);
    bytes.putInt(0x803).putInt(n).putInt(28).putInt(28);
    for (int i = 0; i < n * Digits.PIXELS; i++) {
      bytes.put((byte) i);
    }
    return bytes.array();
  }

  private static byte[] labels(int n) {
    ByteBuffer bytes = ByteBuffer.allocate(8 + n).putInt(0x801).putInt(n);
    for (int i = 0; i < n; i++) {
      bytes.put((byte) (i % 10));
    }
    return bytes.array();
  }

  private void write(String name, byte[] content) throws IOException {
    Files.write(folder.resolve(name), content);
  }

  private void compress(String name, byte[] content) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      out.write(content);
    }
  }

  private String refused() {
    String message = assertThrows(BadInput.class, () -> MnistFolder.read(folder)).getMessage();
    assertTrue(message.contains(folder.toString()), message);
    return message;
  }

  @Test
  void readsPlainFiles() throws IOException {
    write(IMAGES, images(12));
    write(LABELS, labels(12));
    Digits digits = MnistFolder.read(folder);
    assertEquals(12, digits.size());
    assertEquals(1, digits.labels()[11]);
    assertEquals(1f, digits.intensity(0, 255));
    assertEquals(784 % 256 / 255f, digits.intensity(1, 0));
  }

  @Test
  void readsCompressedFilesWhateverTheirName() throws IOException {
    compress(IMAGES + ".gz", images(3));
    compress(LABELS, labels(3));
    assertEquals(3, MnistFolder.read(folder).size());
  }

  @Test
  void prefersTheTrainingPictures() throws IOException {
    write(IMAGES, images(3));
    write(LABELS, labels(3));
    write("train-images-idx3-ubyte", images(5));
    write("train-labels-idx1-ubyte", labels(5));
    assertEquals(5, MnistFolder.read(folder).size());
  }

  @Test
  void refusesAnEmptyFolder() {
    assertTrue(refused().contains("train-images-idx3-ubyte"));
  }

  @Test
  void refusesPicturesWithoutLabels() throws IOException {
    write(IMAGES, images(3));
    assertTrue(refused().contains("t10k-labels must lie beside"));
  }

  @Test
  void refusesAWrongMagicNumber() throws IOException {
    write(IMAGES, labels(3));
    write(LABELS, labels(3));
    assertTrue(refused().contains("magic number must be 0x00000803"));
  }

  @Test
  void refusesTruncatedFiles() throws IOException {
    byte[] whole = images(3);
    write(LABELS, labels(3));
    for (int length : new int[] {0, 3, 10, 16, whole.length - 1}) {
      write(IMAGES, Arrays.copyOf(whole, length));
      assertTrue(refused().contains("truncated"));
    }
    write(IMAGES, Arrays.copyOf(whole, whole.length + 1));
    assertTrue(refused().contains("got more"));
  }

  @Test
  void refusesTruncatedCompressedFiles() throws IOException {
    compress(IMAGES, images(3));
    byte[] whole = Files.readAllBytes(folder.resolve(IMAGES));
    write(IMAGES, Arrays.copyOf(whole, whole.length / 2));
    write(LABELS, labels(3));
    assertTrue(refused().contains("truncated"));
  }

  @Test
  void refusesWhatDoesNotBelongTogether() throws IOException {
    write(IMAGES, images(3));
    write(LABELS, labels(4));
    assertTrue(refused().contains("a label for each of the 3 pictures"));
  }

  @Test
  void refusesOtherSizesLabelsAndHugeHeaders() throws IOException {
    byte[] wide = ByteBuffer.wrap(images(1)).putInt(8, 14).putInt(12, 56).array();
    write(IMAGES, wide);
    write(LABELS, labels(1));
    assertTrue(refused().contains("28 x 28 pixels, got 14 x 56"));
    write(IMAGES, ByteBuffer.wrap(images(1)).putInt(4, Integer.MAX_VALUE).array());
    assertTrue(refused().contains("must hold at most 268435456 bytes, its header says "));
    write(IMAGES, ByteBuffer.wrap(images(1)).putInt(4, -1).array());
    assertTrue(refused().contains("at least 1, got -1"));
    write(IMAGES, images(1));
    write(LABELS, ByteBuffer.wrap(labels(1)).put(8, (byte) 10).array());
    String message = assertThrows(BadInput.class, () -> MnistFolder.read(folder)).getMessage();
    assertTrue(message.contains("a digit from 0 to 9, got 10"), message);
  }

  /** A few kilobytes that would become a gigabyte: refused by the header, or at the first byte too many. */
  @Test
  void refusesACompressedFileThatIsLargerThanItsHeaderSaysOrThanAnyOne() throws IOException {
    write(LABELS, labels(1));
    byte[] bomb = Arrays.copyOf(images(1), 8 << 20);
    compress(IMAGES, bomb);
    assertTrue(refused().contains("got more"));
    compress(IMAGES, ByteBuffer.wrap(bomb).putInt(4, 1_500_000).array());
    assertTrue(refused().contains("must hold at most"));
  }

  @Test
  void readsThePublishedFiles() {
    assumeTrue(Files.isDirectory(Run.mnist()), "MNIST is not there: " + Run.mnist());
    Digits digits = MnistFolder.read(Run.mnist());
    assertEquals(10_000, digits.size());
    assertEquals(7, digits.labels()[0]);
  }
}
