package io.github.ae4j.examples.finetune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.examples.BadInput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenresTest {
  @TempDir Path folder;

  private Path write(String genre, String text) throws IOException {
    Path brown = Files.createDirectories(folder.resolve(Genres.FOLDER));
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(brown.resolve(genre + ".txt.gz")))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return brown;
  }

  @Test
  void aFolderIsReadFromAboveOrWithin() throws IOException {
    Path brown = write("news", "0123456789");
    write("tales", "a");
    for (Path data : List.of(folder, brown)) {
      Genres genres = Genres.of(data);
      assertEquals(List.of("news", "tales"), genres.names());
      assertEquals(new Genres.Parts("01234567", "8", "9"), genres.parts("news"));
    }
  }

  @Test
  void aGenreThatIsNotThereIsRefusedWithThoseThatAre() throws IOException {
    write("news", "0123456789");
    Genres genres = Genres.of(folder);
    String message =
        assertThrows(BadInput.class, () -> Texts.learnt(genres, List.of("news"), "odes", 256))
            .getMessage();
    assertEquals("genre must be one of news; got odes", message);
    message =
        assertThrows(BadInput.class, () -> Texts.learnt(genres, List.of("news"), "news", 256))
            .getMessage();
    assertTrue(message.contains("got news"), message);
    Files.write(folder.resolve(Genres.FOLDER).resolve("news.txt.gz"), new byte[3]);
    message = assertThrows(BadInput.class, () -> genres.parts("news")).getMessage();
    assertTrue(message.contains("news.txt.gz"), message);
    Path empty = Files.createDirectories(folder.resolve("empty"));
    message = assertThrows(BadInput.class, () -> Genres.of(empty)).getMessage();
    assertTrue(message.contains("empty"), message);
  }

  @Test
  void madeGenresShareTheirWordsAndNotWhatFollowsWhat() {
    Genres made = Genres.of(null);
    String first = made.parts("chronicle").training();
    String second = made.parts("ballad").training();
    assertEquals(first, Genres.of(null).parts("chronicle").training());
    assertNotEquals(first, second);
    Set<String> words = new TreeSet<>(Arrays.asList(first.split("\\s+")));
    Set<String> others = new TreeSet<>(Arrays.asList(second.split("\\s+")));
    others.retainAll(words);
    assertTrue(others.size() > 0.9 * words.size(), others.size() + " of " + words.size());
  }

  /** Pairs come of the first genre's training part alone; what is in the second's or held back has none. */
  @Test
  void pairsAreLearntOnWhatIsTrainedOnFirst() throws IOException {
    write("news", "abab ".repeat(16) + "xyxy ".repeat(4));
    write("tales", "uvuv ".repeat(20));
    Texts texts = Texts.learnt(Genres.of(folder), List.of("news"), "tales", 300);
    List<String> wholes = texts.pairs().merges().stream().map(BytePairs.Merge::whole).toList();
    assertTrue(wholes.contains("Ġabab"), wholes.toString());
    assertTrue(
        wholes.stream().noneMatch(one -> one.contains("x") || one.contains("u")), wholes::toString);
    assertArrayEquals(texts.pairs().encode("uvuv uvuv "), texts.to().heldBack());
    assertThrows(BadInput.class, () -> texts.check(10));
    texts.check(9);
  }

  @Test
  void looksAreSpreadAndTheLastStepIsOne() {
    Budget budget = new Budget(1, 7, 4, 1, 3, 1);
    List<Integer> looks = IntStream.rangeClosed(1, 7).filter(budget::isLook).boxed().toList();
    assertEquals(List.of(3, 5, 7), looks);
  }

  @Test
  void aPlannedRateRisesAndFalls() {
    RatePlan plan = RatePlan.cosine(0.1, 100);
    assertEquals(0.01, plan.at(1), 1e-12);
    assertEquals(0.1, plan.at(10), 1e-12);
    assertEquals(0.1, plan.at(11), 1e-12);
    assertEquals(0.05, plan.at(56), 1e-12);
    assertTrue(plan.at(100) > 0.0 && plan.at(100) < 1e-4, () -> "" + plan.at(100));
    assertEquals(0.1, RatePlan.constant(0.1).at(77));
  }
}
