package io.github.ae4j.examples.ecology.brown;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A paragraph in sentences.
 *
 * @param genre of its file
 * @param sentences each of at least one word; marks of punctuation count as words
 */
record Paragraph(Genre genre, List<List<String>> sentences) {
  private static final Set<String> ENDS = Set.of(".", "?", "!");
  private static final Set<String> CLOSING = Set.of("''", ")");
  private static final Set<String> DOUBLED = Set.of(";", "?", "!");
  private static final Set<String> QUOTES = Set.of("``", "''");

  /** Splits a line after full stops and their like; a mark that the corpus doubles is there once. */
  static Paragraph of(Genre genre, String line) {
    List<List<String>> sentences = new ArrayList<>();
    List<String> open = new ArrayList<>();
    boolean ended = false;
    String before = "";
    for (String word : line.strip().split("\\s+")) {
      if (word.isEmpty() || (DOUBLED.contains(word) && word.equals(before))) {
        continue;
      }
      if (ended && !CLOSING.contains(word) && !ENDS.contains(word)) {
        sentences.add(List.copyOf(open));
        open.clear();
        ended = false;
      }
      open.add(QUOTES.contains(word) ? "\"" : word);
      ended |= ENDS.contains(word);
      before = word;
    }
    if (!open.isEmpty()) {
      sentences.add(List.copyOf(open));
    }
    return new Paragraph(genre, List.copyOf(sentences));
  }

  /**
   * Whole sentences from one on, the last of them cut.
   *
   * @return so many words, or fewer if the paragraph ends before
   */
  List<String> words(int sentence, int most) {
    List<String> words = new ArrayList<>();
    for (int i = sentence; i < sentences.size() && words.size() < most; i++) {
      words.addAll(sentences.get(i));
    }
    return words.subList(0, Math.min(most, words.size()));
  }

  /** How many sentences so many words from one on are of, the last of them in part. */
  int sentencesOf(int sentence, int words) {
    int count = 0;
    for (int left = words; left > 0; count++) {
      left -= sentences.get(sentence + count).size();
    }
    return count;
  }
}
