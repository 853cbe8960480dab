package io.github.ae4j.examples.ecology.brown;

import io.github.ae4j.ecology.Depth;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Whether two sentences are in the order of their paragraph. Of {@link #LEAST} to {@link #MOST} times a depth's words. */
record SentenceOrder() implements TextFamily {
  static final double LEAST = 0.7;
  static final double MOST = 1.2;
  private static final String LABEL = "order";
  private static final List<String> CHOICES = List.of("in order", "the wrong way round");

  @Override
  public String label() {
    return LABEL;
  }

  @Override
  public List<String> choices() {
    return CHOICES;
  }

  @Override
  public Optional<Question> question(
      Paragraph paragraph, int sentence, Depth depth, RandomGenerator random) {
    if (sentence + 2 > paragraph.sentences().size()) {
      return Optional.empty();
    }
    List<String> first = paragraph.sentences().get(sentence);
    List<String> second = paragraph.sentences().get(sentence + 1);
    double share = (first.size() + second.size()) / (double) TextFamily.words(depth);
    if (share < LEAST || share > MOST) {
      return Optional.empty();
    }
    int answer = random.nextInt(CHOICES.size());
    String text =
        answer == 0
            ? String.join(" ", first) + " " + String.join(" ", second)
            : String.join(" ", second) + " " + String.join(" ", first);
    return Optional.of(new Question(LABEL + ": " + text, CHOICES.get(answer), 2));
  }
}
