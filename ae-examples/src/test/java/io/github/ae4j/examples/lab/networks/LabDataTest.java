package io.github.ae4j.examples.lab.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.examples.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class LabDataTest {
  @TempDir Path folder;
  private Path cifar;
  private Path words;

  @BeforeEach
  void folders() throws IOException {
    cifar = Files.createDirectories(folder.resolve(LabData.PICTURES));
    words = Files.createDirectories(folder.resolve(LabData.TEXT));
  }

  @Test
  void readsCifarRecords() throws IOException {
    Files.write(cifar.resolve("data_batch_1.bin"), records(3, 4));
    Files.write(cifar.resolve("data_batch_2.bin"), records(5));
    Files.write(cifar.resolve("test_batch.bin"), records(9));
    Pictures.Split split = LabData.pictures(folder);
    assertArrayEquals(new byte[] {3, 4, 5}, split.training().labels());
    assertEquals(4, split.training().pixels()[Pictures.VALUES]);
    assertEquals(9, split.heldBack().pixels()[Pictures.VALUES - 1]);
  }

  /** Pictures whose every pixel is the label. */
  private static byte[] records(int... labels) {
    byte[] bytes = new byte[labels.length * (1 + Pictures.VALUES)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) labels[i / (1 + Pictures.VALUES)];
    }
    return bytes;
  }

  @Test
  void refusesDamagedPicturesByName() throws IOException {
    assertSays("data_batch_1.bin", () -> LabData.pictures(folder));
    Files.write(cifar.resolve("data_batch_1.bin"), new byte[100]);
    assertSays("records of 3073 bytes, got 100", () -> LabData.pictures(folder));
    Files.write(cifar.resolve("data_batch_1.bin"), records(3));
    assertSays("test_batch.bin", () -> LabData.pictures(folder));
    Files.write(cifar.resolve("test_batch.bin"), records(1, 17));
    assertSays("label 1 must be a class from 0 to 9, got 17", () -> LabData.pictures(folder));
  }

  @Test
  void refusesMissingAndShortText() throws IOException {
    assertSays("test.txt", () -> LabData.text(folder));
    Files.writeString(words.resolve("test.txt"), "too short");
    assertSays("got 9", () -> LabData.text(folder));
  }

  @Test
  void prefersTheTrainingText() throws IOException {
    Files.writeString(words.resolve("train.txt"), "ab".repeat(40_000));
    Files.writeString(words.resolve("test.txt"), "c".repeat(80_000));
    Files.writeString(words.resolve("valid.txt"), "ax".repeat(40_000));
    Text text = LabData.text(folder);
    assertEquals(3, text.alphabet());
    assertEquals(2, text.heldBack()[1]);
    assertTrue(text.source().contains("train.txt"), text.source());
  }

  private static void assertSays(String part, Executable reading) {
    String message = assertThrows(BadInput.class, reading).getMessage();
    assertTrue(message.contains(part), message);
  }

  @Test
  void madePicturesHaveEveryClassAndAreTheSameTwice() {
    Pictures.Split one = ColouredShapes.make(200, 10, 1L);
    assertArrayEquals(
        one.training().pixels(), ColouredShapes.make(200, 10, 1L).training().pixels());
    boolean[] seen = new boolean[Pictures.CLASSES];
    for (byte label : one.training().labels()) {
      seen[label] = true;
    }
    for (boolean each : seen) {
      assertTrue(each);
    }
  }

  @Test
  void madeTextIsTheSameTwiceAndOfTheLengthAskedFor() {
    Text one = LexiconText.make(500, 1_000, 300, 1L);
    assertArrayEquals(one.training(), LexiconText.make(500, 1_000, 300, 1L).training());
    assertEquals(1_000, one.training().length, 200);
    assertTrue(one.alphabet() > 20, "alphabet " + one.alphabet());
  }

  /** Of 500 words by Zipf's law the first has a share of log 2/log 501, a ninth. */
  @Test
  void madeWordsFollowZipfsLaw() {
    Map<List<Integer>, Integer> counts = new HashMap<>();
    List<Integer> word = new ArrayList<>();
    int words = 0;
    for (int character : LexiconText.make(500, 100_000, 300, 1L).training()) {
      if (character == 0) {
        counts.merge(List.copyOf(word), 1, Integer::sum);
        word.clear();
        words++;
      } else {
        word.add(character);
      }
    }
    double most = counts.values().stream().mapToInt(count -> count).max().orElseThrow();
    assertEquals(0.1, most / words, 0.03);
    assertTrue(counts.size() > 300, counts.size() + " words");
  }
}
