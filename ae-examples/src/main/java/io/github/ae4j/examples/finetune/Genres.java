package io.github.ae4j.examples.finetune;

import io.github.ae4j.examples.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Texts by kind.
 *
 * @param source where they are from, in words
 * @param names of the kinds there are
 * @param from what a model is trained on first, unless asked otherwise
 * @param to what it is fine-tuned on, unless asked otherwise
 * @param reader gives a kind's text
 */
public record Genres(
    String source,
    List<String> names,
    List<String> from,
    String to,
    Function<String, String> reader) {
  /** Folder of the Brown corpus below the one given. */
  public static final String FOLDER = "brown";

  private static final String ENDING = ".txt.gz";
  private static final double TRAINING = 0.8; // share of a text, from its beginning
  private static final double CHOICE = 0.9;

  /**
   * A text in three parts, one behind the other.
   *
   * @param training to train with, 80%
   * @param choice to choose learning rates by, 10%
   * @param heldBack to judge by, 10%
   */
  public record Parts(String training, String choice, String heldBack) {
    /** Divides a text. */
    static Parts of(String text) {
      int first = (int) (TRAINING * text.length());
      int second = (int) (CHOICE * text.length());
      return new Parts(
          text.substring(0, first), text.substring(first, second), text.substring(second));
    }
  }

  /**
   * The genres of a folder, or of the folder {@value #FOLDER} in it, a {@code GENRE.txt.gz} each as the Brown corpus
   * (Francis and Kucera 1964) is kept by; else two made in code.
   *
   * @throws BadInput if the folder has none
   */
  public static Genres of(@Nullable Path data) {
    if (data == null) {
      return MadeGenres.all();
    }
    Path folder = Files.isDirectory(data.resolve(FOLDER)) ? data.resolve(FOLDER) : data;
    List<String> names = names(folder);
    if (names.isEmpty()) {
      throw new BadInput(
          "--data must be a folder of GENRE%s, or have one named %s, got %s"
              .formatted(ENDING, FOLDER, data));
    }
    List<String> usual = List.of("press-reportage", "belles-lettres", "popular-lore");
    return new Genres(
        "texts of " + folder.getFileName(), names, usual, "romance", name -> read(folder, name));
  }

  private static List<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ENDING))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new BadInput("--data must be a folder that can be read, got " + folder, e);
    }
  }

  private static String read(Path folder, String genre) {
    Path file = folder.resolve(genre + ENDING);
    try (InputStream text = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new BadInput(file + ": must be a readable text, compressed by gzip", e);
    }
  }

  /**
   * A genre's text in its parts.
   *
   * @throws BadInput if there is no such genre, or its file is damaged
   */
  public Parts parts(String genre) {
    check(genre);
    return Parts.of(reader.apply(genre));
  }

  /** Refuses a genre that is not there. */
  void check(String genre) {
    if (!names.contains(genre)) {
      throw new BadInput("genre must be one of " + String.join(", ", names) + "; got " + genre);
    }
  }
}
