package io.github.ae4j.examples.lab.networks;

import io.github.ae4j.examples.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Texts of two genres whose characters have the same numbers, those of the first.
 *
 * @param before what is learnt first
 * @param after what it is changed for
 */
public record Genres(Text before, Text after) {
  /** Folder of the Brown corpus by genre below the one given. */
  public static final String FOLDER = "brown";

  private static final String FIRST = "press-reportage";
  private static final String SECOND = "romance";
  private static final double TRAINING = 0.9; // share of a genre's text
  private static final int MADE = 300_000; // characters
  private static final int WORDS = 5_000;
  private static final long LEXICONS = 10L; // seed of the first lexicon, the second's is the next

  /**
   * The Brown corpus (Francis and Kucera 1964) if there is a folder, reportage and then romance, else
   * words of one made lexicon and then of another.
   *
   * @throws BadInput if a file is missing or damaged
   */
  public static Genres of(@Nullable Path data) {
    if (data == null) {
      return of("words of two lexica made in code", made(LEXICONS), made(LEXICONS + 1));
    }
    Path folder = data.resolve(FOLDER);
    String source = "the Brown corpus, " + FIRST + " and then " + SECOND;
    return of(source, read(folder, FIRST), read(folder, SECOND));
  }

  private static Genres of(String source, String first, String second) {
    return new Genres(text(source, first, first), text(source, first, second));
  }

  private static Text text(String source, String numberedBy, String all) {
    int training = (int) (TRAINING * all.length());
    return Text.of(source, numberedBy, all.substring(0, training), all.substring(training));
  }

  private static String made(long seed) {
    return LexiconText.draw(WORDS, List.of(MADE), seed).get(0);
  }

  private static String read(Path folder, String genre) {
    Path file = folder.resolve(genre + ".txt.gz");
    try (InputStream text = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new BadInput(file + ": must be a readable text, compressed by gzip", e);
    }
  }
}
