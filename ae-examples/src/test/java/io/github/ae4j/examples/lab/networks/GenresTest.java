package io.github.ae4j.examples.lab.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.examples.BadInput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenresTest {
  private static final LanguageTask.Size SIZE = new LanguageTask.Size(4, 4, 2, 1, 2, 3);

  @TempDir Path folder;

  private void write(String genre, String text) throws IOException {
    Path brown = Files.createDirectories(folder.resolve(Genres.FOLDER));
    Path file = brown.resolve(genre + ".txt.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** The first genre has b most often, then a; the second's c is none of its characters. */
  @Test
  void bothGenresAreNumberedByTheFirst() throws IOException {
    write("press-reportage", "bba".repeat(20));
    write("romance", "abc".repeat(10));
    Genres genres = Genres.of(folder);
    assertEquals(54, genres.before().training().length);
    assertEquals(6, genres.before().heldBack().length);
    assertArrayEquals(new int[] {1, 0, 2}, genres.after().heldBack());
    assertEquals(genres.before().alphabet(), genres.after().alphabet());
  }

  @Test
  void refusesWhatIsNotThere() throws IOException {
    write("press-reportage", "bba");
    String message = assertThrows(BadInput.class, () -> Genres.of(folder)).getMessage();
    assertTrue(message.contains("romance.txt.gz"), message);
  }

  @Test
  void madeGenresSpellDifferently() {
    Genres made = Genres.of(null);
    assertEquals(made.before().alphabet(), made.after().alphabet());
    assertFalse(Arrays.equals(counts(made.before()), counts(made.after())));
    assertTrue(made.after().training().length > 200_000);
    assertArrayEquals(made.after().training(), Genres.of(null).after().training());
  }

  private static int[] counts(Text text) {
    int[] counts = new int[text.alphabet()];
    Arrays.stream(text.training()).forEach(character -> counts[character]++);
    return counts;
  }

  @Test
  void theTaskChangesGenreAtTheShift() throws IOException {
    write("press-reportage", "abab".repeat(40));
    write("romance", "ba ".repeat(60));
    Genres genres = Genres.of(folder);
    try (ShiftedLanguage task = new ShiftedLanguage(genres, SIZE, 3, 2, 1L);
        LanguageTask first = LanguageTask.of(genres.before(), SIZE, 3, 1L);
        LanguageTask second = LanguageTask.of(genres.after(), SIZE, 2, 1L)) {
      double[] gradient = new double[task.start().length];
      double[] start = task.start();
      assertArrayEquals(first.start(), start);
      assertEquals(first.gradient(3, start, gradient), task.gradient(3, start, gradient));
      assertEquals(second.gradient(1, start, gradient), task.gradient(4, start, gradient));
      assertEquals(Math.log(first.evaluate(3, start)), task.evaluate(3, start));
      assertEquals(Math.log(second.evaluate(1, start)), task.evaluate(4, start));
    }
  }
}
