package io.github.ae4j.examples.ecology.brown;

import io.github.ae4j.ecology.Depth;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Which of two genres a text is of. */
record GenrePair(Genre first, Genre second) implements TextFamily {
  @Override
  public String label() {
    return first.label() + "-or-" + second.label();
  }

  @Override
  public List<String> choices() {
    return List.of(first.words(), second.words());
  }

  @Override
  public Optional<Question> question(
      Paragraph paragraph, int sentence, Depth depth, RandomGenerator random) {
    Genre genre = paragraph.genre();
    int length = TextFamily.words(depth);
    List<String> words = paragraph.words(sentence, length);
    if ((genre != first && genre != second) || words.size() < length) {
      return Optional.empty();
    }
    return Optional.of(
        new Question(
            String.join(" ", words), genre.words(), paragraph.sentencesOf(sentence, length)));
  }
}
