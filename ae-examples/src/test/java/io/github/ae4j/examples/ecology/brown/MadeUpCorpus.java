package io.github.ae4j.examples.ecology.brown;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/** Texts whose words say of which genre, paragraph and sentence they are: {@code g3p17s2}. */
public final class MadeUpCorpus {
  private static final int SENTENCES = 9;
  private static final double[] RATES = {0.0, 0.05, 0.1, 0.3}; // of commas and of "the"

  private MadeUpCorpus() {}

  /** Writes a folder's {@code brown/GENRE.txt.gz}. */
  public static Path write(Path data, int paragraphs) throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    for (Genre genre : Genre.values()) {
      StringBuilder text = new StringBuilder();
      for (int p = 0; p < paragraphs; p++) {
        text.append(paragraph("g" + genre.ordinal() + "p" + p, random)).append('\n');
      }
      write(file(data, genre), text.toString().getBytes(StandardCharsets.UTF_8));
    }
    return data;
  }

  static Path file(Path data, Genre genre) {
    return data.resolve("brown").resolve(genre.label() + ".txt.gz");
  }

  static void write(Path file, byte[] text) throws IOException {
    Files.createDirectories(file.getParent());
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text);
    }
  }

  private static String paragraph(String name, SplittableRandom random) {
    double commas = RATES[random.nextInt(RATES.length)];
    double articles = RATES[random.nextInt(RATES.length)];
    int typical = 3 + random.nextInt(18);
    StringBuilder text = new StringBuilder();
    for (int s = 0; s < SENTENCES; s++) {
      for (int w = typical + random.nextInt(3); w > 0; w--) {
        text.append(random.nextDouble() < articles ? "The " : "");
        text.append(name).append('s').append(s).append(' ');
        text.append(w > 1 && random.nextDouble() < commas ? ", " : "");
      }
      text.append(". ");
    }
    return text.toString();
  }
}
