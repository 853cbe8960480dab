package io.github.ae4j.examples.ecology.brown;

import io.github.ae4j.examples.BadInput;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads {@code brown/GENRE.txt.gz} of a folder, one paragraph a line, each paragraph once. */
final class Corpus {
  private static final String FOLDER = "brown";

  private Corpus() {}

  /**
   * All paragraphs, genre by genre.
   *
   * @throws BadInput if the folder or a file is not there, or a file is no gzipped text; names it
   */
  static List<Paragraph> read(Path data) throws IOException {
    Path folder = data.resolve(FOLDER);
    if (!Files.isDirectory(folder)) {
      throw new BadInput(
          "--data must be a folder that holds brown/GENRE.txt.gz, and there is no folder "
              + folder);
    }
    List<Paragraph> all = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Genre genre : Genre.values()) {
      Path file = folder.resolve(genre.label() + ".txt.gz");
      for (String line : text(file).split("\\R")) {
        if (!line.isBlank() && seen.add(line.strip().toLowerCase(Locale.ROOT))) {
          all.add(Paragraph.of(genre, line));
        }
      }
    }
    return List.copyOf(all);
  }

  private static String text(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new BadInput("--data must hold a file for each genre, and there is no " + file);
    }
    byte[] packed = Files.readAllBytes(file);
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(in.readAllBytes())).toString();
      if (text.isBlank()) {
        throw new BadInput(file + " must hold a paragraph a line, and is empty");
      }
      return text;
    } catch (ZipException | EOFException e) {
      String why = e.getMessage() == null ? "it ends early" : e.getMessage();
      throw new BadInput(file + " must be a whole gzip file: " + why, e);
    } catch (CharacterCodingException e) {
      throw new BadInput(file + " must be text in UTF-8, and is not", e);
    }
  }
}
