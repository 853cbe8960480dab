package io.github.ae4j.examples.finetune;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.report.OutputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Byte-pair tokens in the files that GPT-2 is published with: {@code merges.txt} and {@code vocab.json}. */
public final class MergesFile {
  /** The merges' usual name: a pair a line, in their order. */
  public static final String MERGES = "merges.txt";

  /** The vocabulary's usual name: an object of tokens with their numbers. */
  public static final String VOCABULARY = "vocab.json";

  private static final String VERSION = "#version:";

  private MergesFile() {}

  /** Writes the merges, whole or not at all; without a vocabulary the tokens are numbered in their order. */
  public static void write(BytePairs pairs, Path merges) throws IOException {
    OutputFile.write(merges, text(pairs));
  }

  /** The merges as their file has them. */
  static String text(BytePairs pairs) {
    StringBuilder text = new StringBuilder(VERSION + " 0.2\n");
    pairs.merges().forEach(m -> text.append(m.left()).append(' ').append(m.right()).append('\n'));
    return text.toString();
  }

  /**
   * Reads merges whose tokens are numbered in their order.
   *
   * @throws BadInput if the file is missing or is none of merges
   */
  public static BytePairs read(Path merges) {
    List<BytePairs.Merge> read = merges(merges);
    return within(merges, () -> new BytePairs(read, BytePairs.numbered(read)));
  }

  /**
   * Reads merges whose tokens have the numbers of a vocabulary.
   *
   * @throws BadInput if a file is missing or damaged, or the two do not fit together
   */
  public static BytePairs read(Path merges, Path vocabulary) {
    List<BytePairs.Merge> read = merges(merges);
    Map<String, Integer> numbers;
    try {
      numbers = new JsonMapper().readValue(vocabulary.toFile(), new TypeReference<>() {});
    } catch (IOException e) {
      throw new BadInput(vocabulary + ": must be an object of tokens with their numbers", e);
    }
    return within(vocabulary, () -> new BytePairs(read, numbers));
  }

  private interface Table {
    BytePairs make();
  }

  private static BytePairs within(Path file, Table table) {
    try {
      return table.make();
    } catch (BadInput e) {
      throw new BadInput(file + ": " + e.getMessage(), e);
    }
  }

  private static List<BytePairs.Merge> merges(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new BadInput(file + ": must be a readable file of merges in UTF-8", e);
    }
    List<BytePairs.Merge> merges = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!(line.isEmpty() || i == 0 && line.startsWith(VERSION))) {
        merges.add(merge(file, i + 1, line));
      }
    }
    return merges;
  }

  private static BytePairs.Merge merge(Path file, int number, String line) {
    int blank = line.indexOf(' ');
    if (blank < 1 || blank == line.length() - 1 || line.indexOf(' ', blank + 1) >= 0) {
      throw new BadInput(
          "%s: line %d must be two tokens with a blank between, got \"%s\""
              .formatted(file, number, line));
    }
    return new BytePairs.Merge(line.substring(0, blank), line.substring(blank + 1));
  }
}
