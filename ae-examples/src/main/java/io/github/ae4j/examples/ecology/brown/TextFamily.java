package io.github.ae4j.examples.ecology.brown;

import io.github.ae4j.ecology.Depth;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A kind of question on texts, with the same choices for all of them. */
interface TextFamily {
  /** Words of a short, medium and long text. */
  int[] WORDS = {10, 20, 40};

  /**
   * A question.
   *
   * @param prompt what is asked
   * @param answer one of the choices
   * @param sentences of the paragraph that it is made of
   */
  record Question(String prompt, String answer, int sentences) {}

  /** Its name in tasks and files. */
  String label();

  /** Short texts whose meaning the answers are. */
  List<String> choices();

  /** What can be asked of the text that begins at a sentence; nothing if it is not such a text. */
  Optional<Question> question(
      Paragraph paragraph, int sentence, Depth depth, RandomGenerator random);

  /** Words of a text of a depth. */
  static int words(Depth depth) {
    return WORDS[depth.ordinal()];
  }
}
