package io.github.ae4j.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged state files, and reads beside a writer. Damage is drawn from a seed. */
class StateFileFuzzTest {
  private static final int DAMAGES = 1000;
  private static final int READS = 4000;
  private static final int HEAD = 12;
  private static final int TAIL = 8;
  private static final String TEXT = "the state of a loop, ".repeat(40);

  @TempDir private Path folder;

  private static byte[] whole(Path file) throws IOException {
    StateFileTest.write(file, TEXT);
    return Files.readAllBytes(file);
  }

  @Test
  void whatIsFlippedOrCutIsRefused() throws IOException {
    Path file = folder.resolve("state.bin");
    byte[] whole = whole(file);
    SplittableRandom random = new SplittableRandom(17);
    for (int i = 0; i < DAMAGES; i++) {
      byte[] damaged =
          Arrays.copyOf(whole, i % 3 == 0 ? random.nextInt(whole.length) : whole.length);
      if (i % 3 > 0) {
        damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(file, damaged);
      String message =
          assertThrows(IllegalArgumentException.class, () -> StateFileTest.read(file)).getMessage();
      assertTrue(message.startsWith("checkpoint " + file + " must "), message);
    }
  }

  /** With the right checksum: the length is any number, and nothing but a refusal comes of it. */
  @Test
  void wrongLengthsWithTheRightChecksumAreRefused() throws IOException {
    Path file = folder.resolve("state.bin");
    byte[] whole = whole(file);
    SplittableRandom random = new SplittableRandom(18);
    for (int i = 0; i < DAMAGES; i++) {
      ByteBuffer bytes = ByteBuffer.wrap(whole.clone());
      int length = i % 2 == 0 ? random.nextInt() : random.nextInt(2 * TEXT.length());
      bytes.putInt(HEAD, length);
      CRC32 sum = new CRC32();
      sum.update(bytes.array(), 0, whole.length - TAIL);
      bytes.putLong(whole.length - TAIL, sum.getValue());
      Files.write(file, bytes.array());
      if (length == TEXT.length()) {
        assertEquals(TEXT, StateFileTest.read(file));
      } else {
        assertThrows(IllegalArgumentException.class, () -> StateFileTest.read(file));
      }
    }
  }

  @Test
  void everyReadBesideAWriterIsOfAWholeFile() throws Exception {
    Path file = folder.resolve("state.bin");
    StateFileTest.write(file, TEXT);
    AtomicBoolean done = new AtomicBoolean();
    AtomicInteger writes = new AtomicInteger();
    Thread writer =
        new Thread(
            () -> {
              while (!done.get()) {
                write(file, TEXT.substring(writes.incrementAndGet() % TEXT.length()));
              }
            });
    writer.start();
    try {
      for (int i = 0; i < READS || writes.get() < 10; i++) {
        assertTrue(TEXT.endsWith(StateFileTest.read(file)));
      }
    } finally {
      done.set(true);
      writer.join();
    }
  }

  private static void write(Path file, String text) {
    try {
      StateFileTest.write(file, text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
