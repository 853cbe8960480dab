package io.github.ae4j.examples.ecology.brown;

import io.github.ae4j.ecology.Depth;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How often a word is in a text, of which there are none to three.
 *
 * @param label of the family
 * @param word in small letters; may be a mark of punctuation
 * @param choices for none, one, two and three
 */
record WordCount(String label, String word, List<String> choices) implements TextFamily {
  @Override
  public Optional<Question> question(
      Paragraph paragraph, int sentence, Depth depth, RandomGenerator random) {
    int length = TextFamily.words(depth);
    List<String> words = paragraph.words(sentence, length);
    int count = (int) words.stream().filter(word::equalsIgnoreCase).count();
    if (words.size() < length || count >= choices.size()) {
      return Optional.empty();
    }
    return Optional.of(
        new Question(
            label + ": " + String.join(" ", words),
            choices.get(count),
            paragraph.sentencesOf(sentence, length)));
  }
}
